"""Traditional characters in the words that frame a page or name a kind of document, folded to simplified ones.

For rules that look at such words only: a text in traditional characters is kept as it is.
"""

from __future__ import annotations

from types import MappingProxyType

_PAIRS = (
    "時时 間间 導导 語语 來来 於于 網网 傳传 觀观 點点 參参 諮咨 詢询 務务 師师 歡欢 發发 佈布 錄录 責责 編编 輯辑 "
    "審审 對对 覽览 擊击 閱阅 閲阅 讀读 數数 訪访 問问 體体 標标 題题 機机 構构 類类 開开 電电 話话 當当 們们 個个 "
    "頁页 設设 為为 關关 聯联 係系 絡络 館馆 臺台 圖图 書书 場场 熱热 門门 簽签 聲声 權权 轉转 載载 刪删 會会 員员 "
    "檔档 範范 總总 結结 劃划 計计 報报 規规 條条 細细 則则 議议 辦办 處处 與与 應应 無无 礙碍 鏈链 鏡镜 學学 習习 "
    "實实 簡简 歷历 職职 勵励 聞闻 節节 單单 區区 廣广 東东 後后 長长 產产 業业 億亿 萬万 請请 選选 該该 說说 變变 "
    "從从 僅仅 內内 準准 據据 運运 動动 連连 續续 還还 進进 過过 達达 適适 邊边 醫医 鐘钟 鎮镇 鄉乡 縣县 黨党 國国 "
    "廳厅 欄栏 氣气 顧顾 薦荐 綱纲 號号 專专 見见 決决 試试 暫暂 領领 紀纪 現现 銷销 額额 "
)
_SIMPLIFIED = MappingProxyType({ord(pair[0]): pair[1] for pair in _PAIRS.split()})


def simplified(text: str) -> str:
    """The text with those characters in their simplified form: of the same length, character by character."""
    return text.translate(_SIMPLIFIED)
