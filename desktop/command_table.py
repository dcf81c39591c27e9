"""Every command of the window in one table: its words, its keys and where they work. Ctrl+/ shows this table.

Keys that an input method needs are bound nowhere; single letters and digits work only while their view has the focus.
"""

from __future__ import annotations

from PySide6.QtCore import QObject

from desktop.keymap import ANNOTATIONS, COMPARE, LIBRARY, NOTE, OUTLINE, READER, REVIEW, SEARCH, Command, Needs


class CommandTable(QObject):
    """The commands in groups, in the language of the window."""

    def groups(self) -> tuple[tuple[str, tuple[Command, ...]], ...]:
        """The words of each group, which are those of its menu, with its commands."""
        parts = (self._file, self._edit, self._view, self._annotate, self._compare, self._review, self._tools, self._help)
        return tuple(part() for part in parts)

    def _file(self) -> tuple[str, tuple[Command, ...]]:
        return self.tr("文件(&F)"), (
            Command("new_library", self.tr("新建资料库…"), ("Ctrl+N",), "file-plus"),
            Command("open_library", self.tr("打开资料库…"), ("Ctrl+O",), "folder-open"),
            Command("open_sample", self.tr("打开样例资料库"), (), "graduation-cap"),
            Command("import_files", self.tr("导入文件…"), ("Ctrl+I",), "file-input", needs=Needs.LIBRARY, edits=True),
            Command("import_folder", self.tr("导入文件夹…"), (), "folder-plus", needs=Needs.LIBRARY, edits=True),
            Command("paste_import", self.tr("从剪贴板导入"), ("Ctrl+V",), "import", LIBRARY, needs=Needs.LIBRARY, edits=True),
            Command("review", self.tr("核对导入"), (), "scan-search", needs=Needs.LIBRARY),
            Command("briefing", self.tr("生成简报…"), ("Ctrl+E",), "file-output", needs=Needs.LIBRARY),
            Command("print", self.tr("打印简报…"), ("Ctrl+P",), "printer", needs=Needs.LIBRARY),
            Command("bin", self.tr("回收站…"), (), "trash-2", needs=Needs.LIBRARY, edits=True),
            Command("save_copy", self.tr("另存副本…"), (), "copy", needs=Needs.LIBRARY),
            Command("backups", self.tr("备份与恢复…"), (), "history", needs=Needs.LIBRARY),
            Command("close_library", self.tr("关闭资料库"), (), needs=Needs.LIBRARY),
            Command("quit", self.tr("退出"), ("Ctrl+Q",)),
        )

    def _edit(self) -> tuple[str, tuple[Command, ...]]:
        return self.tr("编辑(&E)"), (
            Command("undo", self.tr("撤销"), ("Ctrl+Z",), "undo-2", edits=True),
            Command("redo", self.tr("重做"), ("Ctrl+Y",), "redo-2", edits=True),
            Command("copy_quotation", self.tr("复制并注明出处"), ("Q",), "quote", READER),
            Command("split_clause", self.tr("从这里拆开条目"), ("Ctrl+Return",), "split", READER, needs=Needs.PLAN, edits=True),
            Command("promote", self.tr("条目升一级"), ("Ctrl+Left",), where=OUTLINE, edits=True),
            Command("demote", self.tr("条目降一级"), ("Ctrl+Right",), where=OUTLINE, edits=True),
            Command("join_clause", self.tr("条目合并到上一条"), ("Backspace",), where=OUTLINE, edits=True),
            Command("filter_outline", self.tr("筛选目录"), ("/",), where=OUTLINE),
            *(
                Command(f"unfold_{n}", self.tr("目录展开到第 {n} 级").format(n=n), (f"Alt+{n}",), where=OUTLINE)
                for n in range(1, 5)
            ),
            Command("name_clause", self.tr("改条目的编号和标题"), ("F2",), where=OUTLINE, edits=True),
            Command("find", self.tr("在本文件中查找"), ("Ctrl+F",), "text-search", needs=Needs.PLAN),
            Command("search", self.tr("在资料库中检索"), ("Ctrl+K",), "search", needs=Needs.LIBRARY),
            Command("find_alike", self.tr("找相近条目"), ("Ctrl+L",), "file-search", needs=Needs.LIBRARY),
            Command("alike_compare", self.tr("和原条目并排对照"), ("C",), where=SEARCH, menu=False),
            Command("alike_link", self.tr("和原条目建立对应"), ("L",), where=SEARCH, menu=False, edits=True),
            Command("find_command", self.tr("按名称找命令"), ("F4",), "keyboard"),
            Command("next_hit", self.tr("下一处命中"), ("F3",)),
            Command("previous_hit", self.tr("上一处命中"), ("Shift+F3",)),
            Command("settings", self.tr("设置…"), (), "settings"),
        )

    def _view(self) -> tuple[str, tuple[Command, ...]]:
        return self.tr("视图(&V)"), (
            Command("mode_read", self.tr("阅读"), ("Ctrl+1",), "book-open-text", needs=Needs.LIBRARY),
            Command("mode_compare", self.tr("对照"), ("Ctrl+2",), "git-compare-arrows", needs=Needs.LIBRARY),
            Command("mode_lineage", self.tr("沿革"), ("Ctrl+3",), "route", needs=Needs.LIBRARY),
            Command("mode_search", self.tr("检索"), ("Ctrl+4",), "text-search", needs=Needs.LIBRARY),
            Command("mode_annotations", self.tr("批注"), ("Ctrl+5",), "message-square-text", needs=Needs.LIBRARY),
            Command("mode_ledgers", self.tr("台账"), ("Ctrl+6",), "table", needs=Needs.LIBRARY),
            Command("back", self.tr("后退"), ("Alt+Left",), "chevron-left"),
            Command("forward", self.tr("前进"), ("Alt+Right",), "chevron-right"),
            Command("read_beside", self.tr("并排打开…"), ("Ctrl+\\",), "columns-2", needs=Needs.PLAN),
            Command("plan_beside", self.tr("并排打开选中的文件"), ("Ctrl+Return",), "columns-2", LIBRARY, menu=False),
            Command("clause_beside", self.tr("并排打开选中的条目"), ("Ctrl+Return",), where=OUTLINE),
            Command("other_side", self.tr("到另一侧"), ("Ctrl+Tab",), needs=Needs.TWO_PLANS),
            Command("swap_sides", self.tr("左右互换"), ("Shift+F8",), "arrow-left-right", needs=Needs.TWO_PLANS),
            Command("close_side", self.tr("关闭这一侧"), ("Ctrl+W",), "x", needs=Needs.TWO_PLANS),
            Command("link_table", self.tr("对应列表"), (), "table", checkable=True, needs=Needs.LIBRARY),
            Command("panels", self.tr("两侧面板"), ("F8",), "panel-left", checkable=True),
            Command("full_screen", self.tr("全屏"), ("F11",), "maximize", checkable=True),
            Command("next_pane", self.tr("下一个窗格"), ("F6",), menu=False),
            Command("previous_pane", self.tr("上一个窗格"), ("Shift+F6",), menu=False),
            *(
                Command(f"layer_{n}", self.tr("开关图层 {n}").format(n=n), (f"L, {n}",), where=READER, menu=False)
                for n in range(1, 7)
            ),
            Command("show_source", self.tr("查看来源原文，杂质淡显"), ("O",), "eye", READER),
            Command("layers", self.tr("图层…"), ("Alt+L",), "layers", needs=Needs.PLAN),
            Command("lexicons", self.tr("词表…"), (), "book-a", needs=Needs.LIBRARY),
            Command("larger", self.tr("放大正文"), ("Ctrl+=", "Ctrl++"), "zoom-in"),
            Command("smaller", self.tr("缩小正文"), ("Ctrl+-",), "zoom-out"),
            Command("usual_size", self.tr("正文恢复原大小"), ("Ctrl+0",)),
            Command("theme", self.tr("切换浅色和深色"), (), "moon"),
        )

    def _annotate(self) -> tuple[str, tuple[Command, ...]]:
        return self.tr("批注(&A)"), (
            *(
                Command(f"tag_{n}", self.tr("加或去标签 {n}").format(n=n), (str(n),), where=READER, menu=False, edits=True)
                for n in range(1, 9)
            ),
            *(
                Command(
                    f"tag_next_{n}",
                    self.tr("加标签 {n}，到下一条目").format(n=n),
                    (f"Alt+{n}",),
                    where=READER,
                    menu=False,
                    edits=True,
                )
                for n in range(1, 9)
            ),
            Command("tag_list", self.tr("标签列表…"), ("0",), "tags", READER, edits=True),
            Command("new_note", self.tr("写批注"), ("N",), "message-square-plus", READER, edits=True),
            Command("finish_note", self.tr("写完批注"), ("Ctrl+Return",), where=NOTE, fixed=True),
            Command("next_annotation", self.tr("下一条批注"), ("]",), where=READER),
            Command("previous_annotation", self.tr("上一条批注"), ("[",), where=READER),
            Command("next_clause", self.tr("下一条目"), ("J", "Ctrl+Down"), where=READER),
            Command("previous_clause", self.tr("上一条目"), ("K", "Ctrl+Up"), where=READER),
            Command("history", self.tr("批注的历史…"), ("H",), "history", READER),
            Command("step_status", self.tr("批注改为下一种状态"), ("S",), "circle-check", READER, edits=True),
            Command("remove_annotation", self.tr("删除批注"), ("Delete",), "trash-2", READER, edits=True),
            Command("rows_open", self.tr("在阅读中打开选中的批注"), ("Return",), where=ANNOTATIONS, menu=False),
            Command("rows_tags", self.tr("给选中的批注加标签…"), ("0",), "tag", ANNOTATIONS, menu=False, edits=True),
            Command("rows_note", self.tr("改选中的批注"), ("N",), "pencil", ANNOTATIONS, menu=False, edits=True),
            Command("rows_status", self.tr("选中的批注改为下一种状态"), ("S",), "", ANNOTATIONS, menu=False, edits=True),
            Command("rows_history", self.tr("选中批注的历史…"), ("H",), "history", ANNOTATIONS, menu=False),
            Command("rows_copy", self.tr("复制选中的批注，注明出处"), ("Q", "Ctrl+C"), "quote", ANNOTATIONS, menu=False),
            Command("rows_remove", self.tr("删除选中的批注"), ("Delete",), "trash-2", ANNOTATIONS, menu=False, edits=True),
            Command("tags", self.tr("标签管理…"), (), "tags", needs=Needs.LIBRARY, edits=True),
            Command("new_tag", self.tr("新建标签…"), (), "tag", needs=Needs.LIBRARY, edits=True),
        )

    def _compare(self) -> tuple[str, tuple[Command, ...]]:
        return self.tr("对照(&C)"), (
            Command("compare_last_year", self.tr("与上一年对照"), (), "history", needs=Needs.PLAN),
            Command("compare_with", self.tr("与另一份文件对照…"), (), "git-compare-arrows", needs=Needs.PLAN),
            Command("lineage_plans", self.tr("选择文件理出沿革…"), (), "route", needs=Needs.LIBRARY),
            Command("figures", self.tr("对照数据…"), (), "ruler", needs=Needs.LIBRARY),
            Command("export_comparison", self.tr("导出对照表…"), (), "table", needs=Needs.LIBRARY),
            Command("confirm", self.tr("确认这一处对应"), ("Y",), "circle-check", COMPARE, edits=True),
            Command("reject", self.tr("否决这一处对应"), ("X",), "circle-x", COMPARE, edits=True),
            Command("undecide", self.tr("改为待定"), ("U",), "circle-dashed", COMPARE, edits=True),
            Command("next_undecided", self.tr("下一处待定"), ("S",), "skip-forward", COMPARE),
            Command("relink", self.tr("改选对应条目…"), ("L",), "unlink", COMPARE, edits=True),
            Command("split_link", self.tr("把对应拆成多处"), ("P",), "split", COMPARE, edits=True),
            Command("join_links", self.tr("合并选中的对应"), ("G",), "merge", COMPARE, edits=True),
            Command("next_link", self.tr("下一处对应"), ("J",), where=COMPARE),
            Command("previous_link", self.tr("上一处对应"), ("K",), where=COMPARE),
            Command("choose_more", self.tr("多选对应"), ("Shift+Down", "Shift+Up"), where=COMPARE, fixed=True),
            Command("link_note", self.tr("写对应的备注"), ("N",), where=COMPARE, edits=True),
            Command("own_order", self.tr("各按原文或按对应排列"), ("O",), where=COMPARE),
            Command("table_order", self.tr("对应列表或两栏"), ("T",), where=COMPARE),
            Command("relation", self.tr("改关系"), ("R",), where=COMPARE, edits=True),
            Command("moved", self.tr("标为移动"), ("M",), "move-vertical", COMPARE, edits=True),
            Command("unfold", self.tr("展开或折叠"), ("Space",), where=COMPARE, fixed=True),
            Command("read_link", self.tr("在阅读中打开"), ("Return",), where=COMPARE, fixed=True),
        )

    def _review(self) -> tuple[str, tuple[Command, ...]]:
        return self.tr("导入核对"), (
            Command("take_out", self.tr("选中文字归为网页杂质"), ("Delete",), "eye-off", REVIEW, menu=False, edits=True),
            Command("give_back", self.tr("杂质收回正文"), ("R", "Insert"), "undo-2", REVIEW, menu=False, edits=True),
            Command("begin_plan", self.tr("从这里分出一份文件"), ("B",), "square-split-vertical", REVIEW, menu=False, edits=True),
            Command("merge_plan", self.tr("并入上一份文件"), ("M",), "merge", REVIEW, menu=False, edits=True),
            Command("next_doubt", self.tr("下一处疑点"), ("]",), "triangle-alert", REVIEW, menu=False),
            Command("previous_doubt", self.tr("上一处疑点"), ("[",), "", REVIEW, menu=False),
        )

    def _tools(self) -> tuple[str, tuple[Command, ...]]:
        return self.tr("工具(&T)"), (
            Command("check", self.tr("检查资料库"), (), "shield-check", needs=Needs.LIBRARY),
            Command("plan_info", self.tr("文件信息"), (), "info", needs=Needs.PLAN),
            Command("reread", self.tr("重新识别结构"), (), "refresh-cw", needs=Needs.PLAN, edits=True),
        )

    def _help(self) -> tuple[str, tuple[Command, ...]]:
        return self.tr("帮助(&H)"), (
            Command("help", self.tr("使用说明"), ("F1",), "circle-help"),
            Command("tour", self.tr("三步导览"), (), "graduation-cap", needs=Needs.LIBRARY),
            Command("keys", self.tr("快捷键"), ("Ctrl+/",), "keyboard"),
            Command("about", self.tr("关于要点"), (), "info"),
        )
