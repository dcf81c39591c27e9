"""How the generator rewrites wording: verbs for one another, numbers, years, enumerations, clauses left out, headings."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from importlib.resources import files
from random import Random

# Words of work plans that may stand for one another.
SYNONYMS: tuple[tuple[str, ...], ...] = (
    ("推进", "推动", "深入推进", "加快推进", "扎实推进", "统筹推进"),
    ("加强", "强化", "着力加强", "切实加强", "抓好"),
    ("完善", "健全", "建立健全", "优化", "改进"),
    ("开展", "组织开展", "深入开展", "实施", "广泛开展"),
    ("落实", "贯彻落实", "全面落实", "严格落实"),
    ("提升", "提高", "增强", "持续提升"),
    ("建设", "打造", "构建", "创建"),
    ("规范", "严格规范", "引导规范", "进一步规范"),
    ("支持", "鼓励", "扶持", "引导"),
    ("探索", "试点", "稳步探索"),
    ("制定", "出台", "研究制定", "印发", "制订"),
    ("深化", "持续深化", "不断深化", "全面深化"),
    ("促进", "助推", "推动"),
    ("保障", "确保", "切实保障", "保证"),
    ("做好", "扎实做好", "统筹做好", "抓好"),
    ("机制", "长效机制", "制度", "工作机制"),
    ("遴选", "评选", "选树", "培育", "推选"),
    ("监管", "监督", "督查", "督导检查"),
    ("整治", "治理", "专项整治", "清理整顿"),
    ("启动", "全面启动", "启动实施"),
    ("举办", "办好", "组织"),
    ("发挥", "充分发挥", "更好发挥"),
    ("水平", "质量", "能力"),
    ("体系", "格局", "框架"),
    ("扩大", "拓展", "增加"),
    ("改革", "综合改革", "改革创新"),
    ("全区", "全省", "全市", "我省", "各地"),
    ("学校", "各校", "各级各类学校", "校园"),
    ("教师", "教师队伍", "广大教师", "教职工"),
    ("学生", "广大学生", "青少年", "少年儿童"),
    ("维护", "守护", "坚决维护"),
    ("服务", "服务保障", "公共服务"),
    ("坚持", "始终坚持", "牢牢坚持"),
    ("全面", "深入", "持续", "扎实"),
    ("加快", "着力", "大力", "稳步"),
)
_LEADS = ("扎实推进", "着力加强", "进一步做好", "持续深化", "全力抓好", "不断完善", "大力发展", "加快", "切实提高", "统筹")
_TAILS = ("工作", "水平", "质量", "高质量发展", "体系建设", "改革", "机制")
_OTHER = {word: group for group in reversed(SYNONYMS) for word in group}
_WORD = re.compile("|".join(sorted(_OTHER, key=len, reverse=True)))
_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")
_NUMBER = re.compile(r"(?<![\d.])\d{1,4}(?![\d.])")
_PARTS = re.compile(r"[^,，]+[,，]?")


class Terms:
    """The words of the bundled topics, by which another author's sentence can be turned to the topic of an item."""

    def __init__(self) -> None:
        lines = (files("resources") / "alignment" / "topics.txt").read_text(encoding="utf-8").splitlines()
        topics = [tuple(line.split()) for line in lines if not line.startswith("#")]
        self._topic = {word: topic for topic in topics for word in topic}
        self._word = re.compile("|".join(sorted(self._topic, key=len, reverse=True)))

    def of(self, text: str) -> tuple[str, ...]:
        """The words of the topic a text speaks of most; none where it speaks of none."""
        spoken = Counter(self._topic[word] for word in self._word.findall(text))
        return spoken.most_common(1)[0][0] if spoken else ()

    def turned(self, sentence: str, terms: Sequence[str], rng: Random) -> str:
        """A sentence whose words of any topic are replaced by some of `terms`; as it is where there are none."""
        return self._word.sub(lambda _: rng.choice(terms), sentence) if terms else sentence


def next_year(text: str) -> str:
    """Every year of this century raised by one."""
    return _YEAR.sub(lambda year: str(int(year[0]) + 1), text)


def other_numbers(text: str, rng: Random) -> str:
    """Counts and shares grown or shrunk by up to a third, years left alone."""
    return _NUMBER.sub(lambda number: str(max(1, round(int(number[0]) * rng.uniform(0.7, 1.4)))), text)


def other_words(text: str, share: float, rng: Random) -> str:
    """A share of the common verbs and nouns replaced by others that say the same."""

    def replaced(match: re.Match[str]) -> str:
        return rng.choice(_OTHER[match[0]]) if rng.random() < share else match[0]

    return _WORD.sub(replaced, text)


def shorter(sentence: str, share: float, rng: Random) -> str:
    """A sentence without a share of the parts between its commas; one part always stays."""
    parts = _PARTS.findall(sentence)
    kept = [part for part in parts if rng.random() >= share] or [rng.choice(parts)] if parts else []
    end = sentence[len(sentence.rstrip("。;!?")) :]
    return "".join(kept).rstrip(",，。;!?") + end


def reordered(sentence: str, rng: Random) -> str:
    """The members of the first enumeration of three or more in another order."""
    found = re.search(r"[^,，。;、:]{2,8}(?:、[^,，。;、:]{2,8}){2,}", sentence)
    if not found:
        return sentence
    members = found[0].split("、")
    rng.shuffle(members)
    return sentence[: found.start()] + "、".join(members) + sentence[found.end() :]


def edited(sentence: str, strength: float, rng: Random) -> str:
    """A sentence that says much the same: words, numbers, enumerations and parts changed by `strength` 0..1."""
    text = other_words(sentence, 0.2 + 0.6 * strength, rng)
    if rng.random() < 0.5:
        text = other_numbers(text, rng)
    if rng.random() < 0.4 * strength:
        text = reordered(text, rng)
    return shorter(text, 0.5 * strength, rng) if rng.random() < 0.3 + 0.5 * strength else text


def other_heading(heading: str, strength: float, rng: Random) -> str:
    """A heading reworded: other verbs, and by `strength` only a part of its subject between new words."""
    core = rng.choice(re.split(r"[,，、]", heading)) if rng.random() < strength else heading
    subject = _WORD.sub("", core) if rng.random() < 0.4 + 0.6 * strength else other_words(core, 0.9, rng)
    subject = subject or core
    if rng.random() < strength and len(subject) > 4:
        cut = rng.randrange(2, max(3, len(subject) // 2 + 1))
        subject = subject[cut:] if rng.random() < 0.5 else subject[:-cut]
    lead = rng.choice(_LEADS) if rng.random() < 0.4 + 0.4 * strength else ""
    tail = rng.choice(_TAILS) if rng.random() < 0.2 + 0.4 * strength else ""
    return lead + subject + tail


def echo(sentence: str, other: str, rng: Random) -> str:
    """Another sentence that takes up no more than a phrase or two of this one, as two authors write on one topic."""
    parts = _PARTS.findall(sentence.rstrip("。;!?"))
    phrases = [_phrase(part, rng) for part in rng.sample(parts, min(len(parts), rng.choice((1, 1, 2))))]
    host = _PARTS.findall(other.rstrip("。;!?"))
    for phrase in phrases:
        at = rng.randrange(len(host) + 1)
        host[at : at + 1] = [f"{rng.choice(_LEADS)}{phrase}{rng.choice(_TAILS)},"]
    return "".join(host).rstrip(",，") + "。"


def _phrase(part: str, rng: Random) -> str:
    """The first or the last letters of what stands between the common verbs of a part."""
    pieces = [piece for piece in _WORD.split(part.strip(",，、")) if len(piece) > 1] or [part.strip(",，")]
    piece = max(rng.sample(pieces, min(2, len(pieces))), key=len)
    size = rng.randrange(3, 9)
    return piece[:size] if rng.random() < 0.5 else piece[-size:]
