<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
<context>
    <name>AboutDialog</name>
    <message>
        <source>关于要点</source>
        <translation>About Yaodian</translation>
    </message>
    <message>
        <source>要点 {version}</source>
        <translation>Yaodian {version}</translation>
    </message>
    <message>
        <source>逐条阅读、批注和对照工作要点，生成 Word 简报。</source>
        <translation>Read, annotate and align work plans clause by clause, and write Word briefing notes.</translation>
    </message>
    <message>
        <source>全部内容存在本机的资料库文件里。要点从不联网。</source>
        <translation>Everything stays in the library file on this machine. Yaodian never touches the network.</translation>
    </message>
    <message>
        <source>以 MIT 许可证发布。© 2026 The Yaodian authors</source>
        <translation>Released under the MIT licence. © 2026 The Yaodian authors</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>第三方软件和许可证…</source>
        <translation>Third-party software and licences…</translation>
    </message>
</context>
<context>
    <name>AlignmentCommands</name>
    <message>
        <source>记下了：“{title}”没有上一年文件</source>
        <translation>Noted: “{title}” has no plan of the year before</translation>
    </message>
    <message>
        <source>还没有对照。先在“对照”里选两份文件。</source>
        <translation>Nothing is compared yet. Choose two plans under Compare first.</translation>
    </message>
    <message>
        <source>正在计算对照数据</source>
        <translation>Counting the comparison</translation>
    </message>
    <message>
        <source>对照 {old}与{new}</source>
        <translation>Comparison of {old} and {new}</translation>
    </message>
</context>
<context>
    <name>AnnotationPanel</name>
    <message>
        <source>条目全文</source>
        <translation>The whole clause</translation>
    </message>
    <message>
        <source>标签…</source>
        <translation>Tags…</translation>
    </message>
    <message>
        <source>核对状态</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>写批注，Ctrl+Enter 完成</source>
        <translation>Write a note, Ctrl+Enter finishes</translation>
    </message>
    <message>
        <source>批注</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>作者</source>
        <translation>Author</translation>
    </message>
    <message>
        <source>复制并注明出处</source>
        <translation>Copy with source</translation>
    </message>
    <message>
        <source>在阅读中打开</source>
        <translation>Open in Read</translation>
    </message>
    <message>
        <source>选一条批注，在这里看它的条目。</source>
        <translation>Choose an annotation to see its clause here.</translation>
    </message>
    <message>
        <source>未能定位</source>
        <translation>Not found</translation>
    </message>
</context>
<context>
    <name>AnnotationResults</name>
    <message>
        <source>筛选后没有批注。</source>
        <translation>No annotation passes the filter.</translation>
    </message>
    <message>
        <source>清除筛选</source>
        <translation>Clear filter</translation>
    </message>
    <message>
        <source>还没有批注。在阅读里选中文字，按数字键加标签，按 N 写批注。</source>
        <translation>No annotations yet. In Read, select text and press a digit to tag it or N to write a note.</translation>
    </message>
</context>
<context>
    <name>AnnotationTable</name>
    <message>
        <source>批注</source>
        <translation>Annotations</translation>
    </message>
</context>
<context>
    <name>AnnotationTableModel</name>
    <message>
        <source>出处</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>原文</source>
        <translation>Quote</translation>
    </message>
    <message>
        <source>标签</source>
        <translation>Tags</translation>
    </message>
    <message>
        <source>批注</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>作者</source>
        <translation>Author</translation>
    </message>
    <message>
        <source>修改于</source>
        <translation>Changed</translation>
    </message>
    <message>
        <source>未能定位</source>
        <translation>Not found</translation>
    </message>
    <message>
        <source>要素</source>
        <translation>Facts</translation>
    </message>
</context>
<context>
    <name>Annotations</name>
    <message>
        <source>标签</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>文件</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>年份</source>
        <translation>Year</translation>
    </message>
    <message>
        <source>机关</source>
        <translation>Issuer</translation>
    </message>
    <message>
        <source>地区</source>
        <translation>Region</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>作者</source>
        <translation>Author</translation>
    </message>
    <message>
        <source>位置</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>位置无误</source>
        <translation>In place</translation>
    </message>
    <message>
        <source>位置待核对</source>
        <translation>Place to check</translation>
    </message>
    <message>
        <source>未能定位</source>
        <translation>Not found</translation>
    </message>
    <message>
        <source>没有标签</source>
        <translation>No tag</translation>
    </message>
    <message>
        <source>未写明</source>
        <translation>Not given</translation>
    </message>
    <message>
        <source>已删除的标签</source>
        <translation>Deleted tag</translation>
    </message>
    <message>
        <source>未署名</source>
        <translation>Unsigned</translation>
    </message>
</context>
<context>
    <name>AnnotationsPage</name>
    <message numerus="yes">
        <source>%n 个标签</source>
        <translation>
            <numerusform>%n tag</numerusform>
            <numerusform>%n tags</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n 条批注</source>
        <translation>
            <numerusform>%n annotation</numerusform>
            <numerusform>%n annotations</numerusform>
        </translation>
    </message>
    <message>
        <source>批注</source>
        <translation>Annotations</translation>
    </message>
</context>
<context>
    <name>Asking</name>
    <message>
        <source>查找批注</source>
        <translation>Finding annotations</translation>
    </message>
</context>
<context>
    <name>BackupKeeper</name>
    <message>
        <source>正在备份</source>
        <translation>Backing up</translation>
    </message>
</context>
<context>
    <name>BackupsDialog</name>
    <message>
        <source>备份与恢复</source>
        <translation>Backups and restoring</translation>
    </message>
    <message>
        <source>备份</source>
        <translation>Backups</translation>
    </message>
    <message>
        <source>还没有备份。修改资料库以后会自动做，也可以现在做一个。</source>
        <translation>No backups yet. They are made by themselves once the library is changed; you can also make one now.</translation>
    </message>
    <message>
        <source>现在备份</source>
        <translation>Back up now</translation>
    </message>
    <message>
        <source>恢复到选中的备份…</source>
        <translation>Restore selected…</translation>
    </message>
    <message>
        <source>每个备份都是检查过的完整资料库。新的多留，旧的每天、每周留一个。彻底删除的文件也会从备份里清掉。</source>
        <translation>Every backup is a whole library that was checked. The newest stay, of older ones one a day and one a week. Plans erased for good are cleared from the backups too.</translation>
    </message>
    <message>
        <source>打开备份所在的文件夹</source>
        <translation>Open the folder of the backups</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>自动</source>
        <translation>automatic</translation>
    </message>
    <message>
        <source>手动</source>
        <translation>by hand</translation>
    </message>
    <message>
        <source>升级资料库之前</source>
        <translation>before an upgrade of the library</translation>
    </message>
    <message>
        <source>恢复之前的资料库</source>
        <translation>the library before a restoring</translation>
    </message>
    <message>
        <source>自动备份</source>
        <translation>Back up automatically</translation>
    </message>
    <message>
        <source>修改较多时、隔一段时间、关闭资料库时</source>
        <translation>After many changes, after some time, and when the library is closed</translation>
    </message>
    <message>
        <source>恢复</source>
        <translation>Restore</translation>
    </message>
    <message>
        <source>不恢复</source>
        <translation>Don&apos;t restore</translation>
    </message>
    <message>
        <source>恢复到 {time}？之后的修改不在这个备份里。现在的资料库会先留一份在备份里，随时可以恢复回来。</source>
        <translation>Restore the backup of {time}? It doesn&apos;t hold what was changed since. The library as it is now is first kept among the backups, so you can always come back to it.</translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>Beside</name>
    <message>
        <source>查找文件</source>
        <translation>Find a plan</translation>
    </message>
    <message>
        <source>并排打开</source>
        <translation>Open beside</translation>
    </message>
</context>
<context>
    <name>BinDialog</name>
    <message>
        <source>回收站</source>
        <translation>Bin</translation>
    </message>
    <message>
        <source>回收站里的文件</source>
        <translation>Plans in the bin</translation>
    </message>
    <message>
        <source>回收站是空的。移出资料库的文件会放在这里。</source>
        <translation>The bin is empty. Plans removed from the library come here.</translation>
    </message>
    <message>
        <source>移回资料库</source>
        <translation>Put back</translation>
    </message>
    <message>
        <source>彻底删除…</source>
        <translation>Erase for good…</translation>
    </message>
    <message>
        <source>移出资料库的文件留在这里，批注和对应都还在。</source>
        <translation>Plans removed from the library stay here, with their annotations and links.</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message numerus="yes">
        <source>已移回 %n 份文件，可以撤销</source>
        <translation>
            <numerusform>Put back %n plan; you can undo this</numerusform>
            <numerusform>Put back %n plans; you can undo this</numerusform>
        </translation>
    </message>
    <message>
        <source>彻底删除</source>
        <translation>Erase for good</translation>
    </message>
    <message>
        <source>不删</source>
        <translation>Keep</translation>
    </message>
    <message numerus="yes">
        <source>%n 条批注</source>
        <translation>
            <numerusform>%n annotation</numerusform>
            <numerusform>%n annotations</numerusform>
        </translation>
    </message>
    <message>
        <source>“{title}”</source>
        <translation>“{title}”</translation>
    </message>
    <message numerus="yes">
        <source>%n 份文件</source>
        <translation>
            <numerusform>%n plan</numerusform>
            <numerusform>%n plans</numerusform>
        </translation>
    </message>
    <message>
        <source>彻底删除{names}？正文、{notes}和有关的对应都会删掉，没有别的文件用到的来源文件也一起删掉。不能撤销。以前复制到别处的资料库不受影响。</source>
        <translation>Erase {names} for good? The text, {notes} and all links go, and with them source files that no other plan needs. This cannot be undone. Copies of the library elsewhere stay as they are.</translation>
    </message>
</context>
<context>
    <name>BinnedDelegate</name>
    <message>
        <source>{file} · 移出于 {time}</source>
        <translation>{file} · removed {time}</translation>
    </message>
    <message numerus="yes">
        <source>%n 条批注</source>
        <translation>
            <numerusform>%n annotation</numerusform>
            <numerusform>%n annotations</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BoundaryCard</name>
    <message>
        <source>拖动或按上下键，移动这份文件的起点</source>
        <translation>Drag, or press Up and Down, to move where this plan begins</translation>
    </message>
    <message>
        <source>从光标所在行分出一份文件</source>
        <translation>Begin a plan at the line of the caret</translation>
    </message>
    <message>
        <source>去掉这条分界，并入上一份文件</source>
        <translation>Remove this boundary: merge with the plan before</translation>
    </message>
    <message>
        <source>文件{number}从这里开始</source>
        <translation>Plan {number} begins here</translation>
    </message>
    <message numerus="yes">
        <source>%n 条</source>
        <translation>
            <numerusform>%n clause</numerusform>
            <numerusform>%n clauses</numerusform>
        </translation>
    </message>
    <message>
        <source>前面没有文件可以并入</source>
        <translation>There is no plan before it to merge with</translation>
    </message>
</context>
<context>
    <name>BriefingDialog</name>
    <message>
        <source>生成简报</source>
        <translation>Briefing note</translation>
    </message>
    <message>
        <source>资料库里还没有文件，没有可以写进简报的内容。请先导入文件。</source>
        <translation>There are no plans in the library yet, so there is nothing to put into a note. Import files first.</translation>
    </message>
    <message>
        <source>Word 文档 (*.docx)</source>
        <translation>Word documents (*.docx)</translation>
    </message>
    <message>
        <source>简报存为</source>
        <translation>Save note as</translation>
    </message>
    <message>
        <source>正在等待别的任务结束…</source>
        <translation>Waiting for another job to end…</translation>
    </message>
    <message>
        <source>正在生成…</source>
        <translation>Writing…</translation>
    </message>
    <message>
        <source>正在生成“{name}”</source>
        <translation>Writing &quot;{name}&quot;</translation>
    </message>
    <message>
        <source>已生成“{name}”（{size} KB）</source>
        <translation>Wrote &quot;{name}&quot; ({size} KB)</translation>
    </message>
    <message>
        <source>已停止，没有生成简报。</source>
        <translation>Stopped; no note was written.</translation>
    </message>
    <message>
        <source>没有生成简报，资料库未受影响。请重试；还是不行，请复制详情交给支持人员。</source>
        <translation>The note was not written; the library is unharmed. Try again; if it still fails, copy the details for support.</translation>
    </message>
    <message>
        <source>复制详情</source>
        <translation>Copy details</translation>
    </message>
    <message>
        <source>正在停止…</source>
        <translation>Stopping…</translation>
    </message>
    <message>
        <source>系统没有打开“{path}”。请在文件管理器里找到它。</source>
        <translation>The system did not open &quot;{path}&quot;. Look for it in the file manager.</translation>
    </message>
    <message numerus="yes">
        <source>配方里有 %n 份文件已不在资料库里，没有收入。</source>
        <translation>
            <numerusform>%n plan of the recipe is no longer in the library and was left out.</numerusform>
            <numerusform>%n plans of the recipe are no longer in the library and were left out.</numerusform>
        </translation>
    </message>
    <message>
        <source>Excel 工作簿 (*.xlsx)</source>
        <translation>Excel workbook (*.xlsx)</translation>
    </message>
    <message>
        <source>正在打印…</source>
        <translation>Printing…</translation>
    </message>
    <message>
        <source>PDF 文件 (*.pdf)</source>
        <translation>PDF files (*.pdf)</translation>
    </message>
    <message>
        <source>打印简报</source>
        <translation>Print note</translation>
    </message>
    <message numerus="yes">
        <source>已送去打印，共 %n 页</source>
        <translation>
            <numerusform>Sent to the printer: %n page</numerusform>
            <numerusform>Sent to the printer: %n pages</numerusform>
        </translation>
    </message>
    <message>
        <source>没有打印：打印机没有接受。请检查打印机，或生成 PDF 后再打印。</source>
        <translation>Nothing was printed: the printer did not take it. Check the printer, or make a PDF and print that.</translation>
    </message>
    <message>
        <source>正在打印“{name}”</source>
        <translation>Printing &quot;{name}&quot;</translation>
    </message>
</context>
<context>
    <name>Bulk</name>
    <message>
        <source>改批注</source>
        <translation>Edit annotations</translation>
    </message>
    <message>
        <source>没有这个标签。按 Enter 新建。</source>
        <translation>There is no such tag. Enter makes it.</translation>
    </message>
    <message>
        <source>标签</source>
        <translation>Tags</translation>
    </message>
    <message>
        <source>查找或新建标签</source>
        <translation>Find or make a tag</translation>
    </message>
    <message>
        <source>改作者</source>
        <translation>Change the author</translation>
    </message>
    <message>
        <source>作者</source>
        <translation>Author</translation>
    </message>
    <message numerus="yes">
        <source>已复制 %n 条，附出处</source>
        <translation>
            <numerusform>Copied %n passage with its source</numerusform>
            <numerusform>Copied %n passages with their sources</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>已删除 %n 条批注，可以撤销</source>
        <translation>
            <numerusform>Deleted %n annotation; this can be undone</numerusform>
            <numerusform>Deleted %n annotations; this can be undone</numerusform>
        </translation>
    </message>
    <message>
        <source>在阅读中打开</source>
        <translation>Open in Read</translation>
    </message>
    <message>
        <source>标签…</source>
        <translation>Tags…</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>改作者…</source>
        <translation>Change author…</translation>
    </message>
    <message>
        <source>复制并注明出处</source>
        <translation>Copy with source</translation>
    </message>
    <message>
        <source>删除批注</source>
        <translation>Delete annotation</translation>
    </message>
    <message>
        <source>历史…</source>
        <translation>History…</translation>
    </message>
    <message>
        <source>复制批注</source>
        <translation>Copying annotations</translation>
    </message>
</context>
<context>
    <name>BulkBar</name>
    <message>
        <source>标签…</source>
        <translation>Tags…</translation>
    </message>
    <message>
        <source>给选中的批注加标签或去标签</source>
        <translation>Put tags on the chosen annotations, or take them off</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>改选中批注的状态</source>
        <translation>Change the status of the chosen annotations</translation>
    </message>
    <message>
        <source>作者…</source>
        <translation>Author…</translation>
    </message>
    <message>
        <source>改选中批注的作者</source>
        <translation>Change the author of the chosen annotations</translation>
    </message>
    <message>
        <source>复制引文</source>
        <translation>Copy quote</translation>
    </message>
    <message>
        <source>复制原文，注明出处</source>
        <translation>Copy the passages with their sources</translation>
    </message>
    <message>
        <source>删除</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>删除选中的批注，可以撤销</source>
        <translation>Delete the chosen annotations; this can be undone</translation>
    </message>
    <message numerus="yes">
        <source>选中 %n 条</source>
        <translation>
            <numerusform>%n chosen</numerusform>
            <numerusform>%n chosen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CardEditor</name>
    <message>
        <source>写批注，Ctrl+Enter 完成</source>
        <translation>Write a note; Ctrl+Enter finishes</translation>
    </message>
    <message>
        <source>批注</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>核对状态</source>
        <translation>Review status</translation>
    </message>
    <message>
        <source>删除批注</source>
        <translation>Delete annotation</translation>
    </message>
    <message>
        <source>完成</source>
        <translation>Done</translation>
    </message>
</context>
<context>
    <name>ChainPanel</name>
    <message>
        <source>沿革</source>
        <translation>Lineage</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>打开对照</source>
        <translation>Compare</translation>
    </message>
    <message>
        <source>放入简报</source>
        <translation>Into the note</translation>
    </message>
    <message>
        <source>已决</source>
        <translation>decided</translation>
    </message>
    <message>
        <source>待定 {}</source>
        <translation>proposed {}</translation>
    </message>
    <message>
        <source>在阅读中打开</source>
        <translation>Open in the reader</translation>
    </message>
    <message>
        <source>在阅读中打开：{}</source>
        <translation>Open in the reader: {}</translation>
    </message>
    <message>
        <source>{}：未见</source>
        <translation>{}: not found</translation>
    </message>
    <message numerus="yes">
        <source>%n 份</source>
        <translation>
            <numerusform>%n plan</numerusform>
            <numerusform>%n plans</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ChangeLayer</name>
    <message>
        <source>和“{title}”不同的地方；对照里没有对应的条目整条标出</source>
        <translation>Where it differs from &quot;{title}&quot;; clauses without a counterpart are marked as a whole</translation>
    </message>
    <message>
        <source>与{plan}不同</source>
        <translation>Differs from {plan}</translation>
    </message>
    <message>
        <source>正在找出与对照文件不同的地方</source>
        <translation>Finding what differs from the aligned plan</translation>
    </message>
</context>
<context>
    <name>ChoiceList</name>
    <message>
        <source>没有可选的</source>
        <translation>Nothing to choose</translation>
    </message>
</context>
<context>
    <name>ClauseKind</name>
    <message>
        <source>题名</source>
        <translation>Title</translation>
    </message>
    <message>
        <source>章节</source>
        <translation>Section</translation>
    </message>
    <message>
        <source>条</source>
        <translation>Item</translation>
    </message>
    <message>
        <source>点</source>
        <translation>Point</translation>
    </message>
    <message>
        <source>段落</source>
        <translation>Paragraph</translation>
    </message>
    <message>
        <source>前言</source>
        <translation>Preamble</translation>
    </message>
    <message>
        <source>结语</source>
        <translation>Closing</translation>
    </message>
    <message>
        <source>落款</source>
        <translation>Signature</translation>
    </message>
    <message>
        <source>附件</source>
        <translation>Attachment</translation>
    </message>
</context>
<context>
    <name>ClauseLevel</name>
    <message>
        <source>第 {level} 级</source>
        <translation>Level {level}</translation>
    </message>
</context>
<context>
    <name>ClausePreview</name>
    <message>
        <source>在阅读中打开</source>
        <translation>Open in Read</translation>
    </message>
    <message>
        <source>条目全文</source>
        <translation>The whole clause</translation>
    </message>
    <message>
        <source>第 {number} 条</source>
        <translation>clause {number}</translation>
    </message>
    <message>
        <source>复制并注明出处</source>
        <translation>Copy with source</translation>
    </message>
    <message numerus="yes">
        <source>本条批注 %n</source>
        <translation>
            <numerusform>%n annotation here</numerusform>
            <numerusform>%n annotations here</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ColumnHeads</name>
    <message>
        <source>内容年份 {}</source>
        <translation>Year of content {}</translation>
    </message>
    <message>
        <source>{}（推定）</source>
        <translation>{} (inferred)</translation>
    </message>
    <message>
        <source>旧</source>
        <translation>Old</translation>
    </message>
    <message>
        <source>新</source>
        <translation>New</translation>
    </message>
    <message numerus="yes">
        <source>对应 %n 处</source>
        <translation>
            <numerusform>%n link</numerusform>
            <numerusform>%n links</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n 章</source>
        <translation>
            <numerusform>%n section</numerusform>
            <numerusform>%n sections</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n 条</source>
        <translation>
            <numerusform>%n clause</numerusform>
            <numerusform>%n clauses</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CommandFinder</name>
    <message>
        <source>命令</source>
        <translation>Commands</translation>
    </message>
    <message>
        <source>没有这样的命令，或现在不能用</source>
        <translation>No such command, or not available now</translation>
    </message>
</context>
<context>
    <name>CommandTable</name>
    <message>
        <source>文件(&amp;F)</source>
        <translation>&amp;File</translation>
    </message>
    <message>
        <source>新建资料库…</source>
        <translation>New library…</translation>
    </message>
    <message>
        <source>打开资料库…</source>
        <translation>Open library…</translation>
    </message>
    <message>
        <source>打开样例资料库</source>
        <translation>Open sample library</translation>
    </message>
    <message>
        <source>导入文件…</source>
        <translation>Import files…</translation>
    </message>
    <message>
        <source>导入文件夹…</source>
        <translation>Import folder…</translation>
    </message>
    <message>
        <source>生成简报…</source>
        <translation>Briefing note…</translation>
    </message>
    <message>
        <source>关闭资料库</source>
        <translation>Close library</translation>
    </message>
    <message>
        <source>退出</source>
        <translation>Quit</translation>
    </message>
    <message>
        <source>编辑(&amp;E)</source>
        <translation>&amp;Edit</translation>
    </message>
    <message>
        <source>撤销</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>重做</source>
        <translation>Redo</translation>
    </message>
    <message>
        <source>复制并注明出处</source>
        <translation>Copy with source</translation>
    </message>
    <message>
        <source>在本文件中查找</source>
        <translation>Find in this plan</translation>
    </message>
    <message>
        <source>在资料库中检索</source>
        <translation>Search the library</translation>
    </message>
    <message>
        <source>下一处命中</source>
        <translation>Next hit</translation>
    </message>
    <message>
        <source>上一处命中</source>
        <translation>Previous hit</translation>
    </message>
    <message>
        <source>设置…</source>
        <translation>Settings…</translation>
    </message>
    <message>
        <source>视图(&amp;V)</source>
        <translation>&amp;View</translation>
    </message>
    <message>
        <source>阅读</source>
        <translation>Read</translation>
    </message>
    <message>
        <source>对照</source>
        <translation>Compare</translation>
    </message>
    <message>
        <source>检索</source>
        <translation>Search</translation>
    </message>
    <message>
        <source>后退</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>前进</source>
        <translation>Forward</translation>
    </message>
    <message>
        <source>两侧面板</source>
        <translation>Side panels</translation>
    </message>
    <message>
        <source>全屏</source>
        <translation>Full screen</translation>
    </message>
    <message>
        <source>下一个窗格</source>
        <translation>Next pane</translation>
    </message>
    <message>
        <source>上一个窗格</source>
        <translation>Previous pane</translation>
    </message>
    <message>
        <source>放大正文</source>
        <translation>Larger text</translation>
    </message>
    <message>
        <source>缩小正文</source>
        <translation>Smaller text</translation>
    </message>
    <message>
        <source>正文恢复原大小</source>
        <translation>Usual text size</translation>
    </message>
    <message>
        <source>切换浅色和深色</source>
        <translation>Switch light and dark</translation>
    </message>
    <message>
        <source>批注(&amp;A)</source>
        <translation>&amp;Annotate</translation>
    </message>
    <message>
        <source>加或去标签 {n}</source>
        <translation>Put on or take off tag {n}</translation>
    </message>
    <message>
        <source>写批注</source>
        <translation>Write note</translation>
    </message>
    <message>
        <source>写完批注</source>
        <translation>Finish note</translation>
    </message>
    <message>
        <source>下一条批注</source>
        <translation>Next annotation</translation>
    </message>
    <message>
        <source>上一条批注</source>
        <translation>Previous annotation</translation>
    </message>
    <message>
        <source>下一条目</source>
        <translation>Next clause</translation>
    </message>
    <message>
        <source>上一条目</source>
        <translation>Previous clause</translation>
    </message>
    <message>
        <source>删除批注</source>
        <translation>Delete annotation</translation>
    </message>
    <message>
        <source>新建标签…</source>
        <translation>New tag…</translation>
    </message>
    <message>
        <source>对照(&amp;C)</source>
        <translation>&amp;Compare</translation>
    </message>
    <message>
        <source>与另一份文件对照…</source>
        <translation>Compare with another plan…</translation>
    </message>
    <message>
        <source>确认这一处对应</source>
        <translation>Confirm this link</translation>
    </message>
    <message>
        <source>否决这一处对应</source>
        <translation>Reject this link</translation>
    </message>
    <message>
        <source>改为待定</source>
        <translation>Set to undecided</translation>
    </message>
    <message>
        <source>改关系</source>
        <translation>Change relation</translation>
    </message>
    <message>
        <source>标为移动</source>
        <translation>Mark as moved</translation>
    </message>
    <message>
        <source>展开或折叠</source>
        <translation>Unfold or fold</translation>
    </message>
    <message>
        <source>在阅读中打开</source>
        <translation>Open in Read</translation>
    </message>
    <message>
        <source>工具(&amp;T)</source>
        <translation>&amp;Tools</translation>
    </message>
    <message>
        <source>检查资料库</source>
        <translation>Check library</translation>
    </message>
    <message>
        <source>文件信息</source>
        <translation>Plan details</translation>
    </message>
    <message>
        <source>帮助(&amp;H)</source>
        <translation>&amp;Help</translation>
    </message>
    <message>
        <source>使用说明</source>
        <translation>How to use Yaodian</translation>
    </message>
    <message>
        <source>快捷键</source>
        <translation>Keys</translation>
    </message>
    <message>
        <source>关于要点</source>
        <translation>About Yaodian</translation>
    </message>
    <message>
        <source>从这里拆开条目</source>
        <translation>Split the clause here</translation>
    </message>
    <message>
        <source>条目升一级</source>
        <translation>Promote the clause</translation>
    </message>
    <message>
        <source>条目降一级</source>
        <translation>Demote the clause</translation>
    </message>
    <message>
        <source>条目合并到上一条</source>
        <translation>Join the clause with the one before</translation>
    </message>
    <message>
        <source>改条目的编号和标题</source>
        <translation>Change the clause&apos;s number and heading</translation>
    </message>
    <message>
        <source>核对导入</source>
        <translation>Review import</translation>
    </message>
    <message>
        <source>导入核对</source>
        <translation>Import review</translation>
    </message>
    <message>
        <source>选中文字归为网页杂质</source>
        <translation>Leave the selection out as noise</translation>
    </message>
    <message>
        <source>杂质收回正文</source>
        <translation>Take noise back into the text</translation>
    </message>
    <message>
        <source>从这里分出一份文件</source>
        <translation>Begin a plan here</translation>
    </message>
    <message>
        <source>并入上一份文件</source>
        <translation>Merge with the plan before</translation>
    </message>
    <message>
        <source>下一处疑点</source>
        <translation>Next place to check</translation>
    </message>
    <message>
        <source>上一处疑点</source>
        <translation>Previous place to check</translation>
    </message>
    <message>
        <source>沿革</source>
        <translation>Lineage</translation>
    </message>
    <message>
        <source>对应列表</source>
        <translation>List of links</translation>
    </message>
    <message>
        <source>与上一年对照</source>
        <translation>Compare with last year</translation>
    </message>
    <message>
        <source>选择文件理出沿革…</source>
        <translation>Follow themes through plans…</translation>
    </message>
    <message>
        <source>对照数据…</source>
        <translation>Figures of the comparison…</translation>
    </message>
    <message>
        <source>下一处待定</source>
        <translation>Next undecided link</translation>
    </message>
    <message>
        <source>改选对应条目…</source>
        <translation>Choose other counterparts…</translation>
    </message>
    <message>
        <source>把对应拆成多处</source>
        <translation>Split the link</translation>
    </message>
    <message>
        <source>合并选中的对应</source>
        <translation>Join the chosen links</translation>
    </message>
    <message>
        <source>多选对应</source>
        <translation>Choose several links</translation>
    </message>
    <message>
        <source>写对应的备注</source>
        <translation>Write a note on the link</translation>
    </message>
    <message>
        <source>各按原文或按对应排列</source>
        <translation>Own order or by links</translation>
    </message>
    <message>
        <source>对应列表或两栏</source>
        <translation>List of links or columns</translation>
    </message>
    <message>
        <source>从剪贴板导入</source>
        <translation>Import from the clipboard</translation>
    </message>
    <message>
        <source>回收站…</source>
        <translation>Bin…</translation>
    </message>
    <message>
        <source>重新识别结构</source>
        <translation>Read the structure again</translation>
    </message>
    <message>
        <source>按名称找命令</source>
        <translation>Find a command by name</translation>
    </message>
    <message>
        <source>下一处对应</source>
        <translation>Next link</translation>
    </message>
    <message>
        <source>上一处对应</source>
        <translation>Previous link</translation>
    </message>
    <message>
        <source>三步导览</source>
        <translation>Tour in three steps</translation>
    </message>
    <message>
        <source>开关图层 {n}</source>
        <translation>Switch layer {n}</translation>
    </message>
    <message>
        <source>图层…</source>
        <translation>Layers…</translation>
    </message>
    <message>
        <source>词表…</source>
        <translation>Lexicons…</translation>
    </message>
    <message>
        <source>另存副本…</source>
        <translation>Save a copy…</translation>
    </message>
    <message>
        <source>备份与恢复…</source>
        <translation>Backups and restoring…</translation>
    </message>
    <message>
        <source>导出对照表…</source>
        <translation>Export comparison table…</translation>
    </message>
    <message>
        <source>批注</source>
        <translation>Annotations</translation>
    </message>
    <message>
        <source>在阅读中打开选中的批注</source>
        <translation>Open the chosen annotation in Read</translation>
    </message>
    <message>
        <source>给选中的批注加标签…</source>
        <translation>Tag the chosen annotations…</translation>
    </message>
    <message>
        <source>改选中的批注</source>
        <translation>Edit the chosen annotation</translation>
    </message>
    <message>
        <source>复制选中的批注，注明出处</source>
        <translation>Copy the chosen annotations with sources</translation>
    </message>
    <message>
        <source>删除选中的批注</source>
        <translation>Delete the chosen annotations</translation>
    </message>
    <message>
        <source>台账</source>
        <translation>Ledgers</translation>
    </message>
    <message>
        <source>批注的历史…</source>
        <translation>History of the annotation…</translation>
    </message>
    <message>
        <source>查看来源原文，杂质淡显</source>
        <translation>Source as it was read, noise dimmed</translation>
    </message>
    <message>
        <source>筛选目录</source>
        <translation>Filter the contents</translation>
    </message>
    <message>
        <source>目录展开到第 {n} 级</source>
        <translation>Unfold the contents to level {n}</translation>
    </message>
    <message>
        <source>加标签 {n}，到下一条目</source>
        <translation>Tag {n} and on to the next clause</translation>
    </message>
    <message>
        <source>标签列表…</source>
        <translation>List of tags…</translation>
    </message>
    <message>
        <source>标签管理…</source>
        <translation>Tag manager…</translation>
    </message>
    <message>
        <source>打印简报…</source>
        <translation>Print note…</translation>
    </message>
    <message>
        <source>找相近条目</source>
        <translation>Find clauses like this</translation>
    </message>
    <message>
        <source>和原条目并排对照</source>
        <translation>Compare beside the clause asked for</translation>
    </message>
    <message>
        <source>和原条目建立对应</source>
        <translation>Link with the clause asked for</translation>
    </message>
    <message>
        <source>到另一侧</source>
        <translation>Go to the other side</translation>
    </message>
    <message>
        <source>左右互换</source>
        <translation>Swap sides</translation>
    </message>
    <message>
        <source>关闭这一侧</source>
        <translation>Close this side</translation>
    </message>
    <message>
        <source>并排打开…</source>
        <translation>Open beside…</translation>
    </message>
    <message>
        <source>并排打开选中的文件</source>
        <translation>Open the selected plan beside</translation>
    </message>
    <message>
        <source>并排打开选中的条目</source>
        <translation>Open the selected clause beside</translation>
    </message>
    <message>
        <source>批注改为下一种状态</source>
        <translation>Next status of the annotation</translation>
    </message>
    <message>
        <source>选中的批注改为下一种状态</source>
        <translation>Give the chosen annotations the next status</translation>
    </message>
    <message>
        <source>选中批注的历史…</source>
        <translation>History of the chosen annotation…</translation>
    </message>
</context>
<context>
    <name>Compare</name>
    <message>
        <source>{}（推定）</source>
        <translation>{} (inferred)</translation>
    </message>
    <message>
        <source>未见对应条目</source>
        <translation>No counterpart found</translation>
    </message>
    <message>
        <source>移动</source>
        <translation>Moved</translation>
    </message>
    <message>
        <source>延续</source>
        <translation>Unchanged</translation>
    </message>
    <message>
        <source>修改</source>
        <translation>Revised</translation>
    </message>
    <message>
        <source>拆分</source>
        <translation>Split</translation>
    </message>
    <message>
        <source>合并</source>
        <translation>Merged</translation>
    </message>
    <message>
        <source>新增</source>
        <translation>New</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Dropped</translation>
    </message>
    <message>
        <source>待定</source>
        <translation>Undecided</translation>
    </message>
    <message>
        <source>已确认</source>
        <translation>Confirmed</translation>
    </message>
    <message>
        <source>已否决</source>
        <translation>Rejected</translation>
    </message>
    <message>
        <source>手动</source>
        <translation>By hand</translation>
    </message>
    <message>
        <source>未见于旧</source>
        <translation>Not in old plan</translation>
    </message>
    <message>
        <source>未见于新</source>
        <translation>Not in new plan</translation>
    </message>
    <message>
        <source>此前未见</source>
        <translation>not seen before</translation>
    </message>
    <message>
        <source>此后未见</source>
        <translation>not seen after</translation>
    </message>
</context>
<context>
    <name>ComparePage</name>
    <message>
        <source>正在找两份文件之间的对应…</source>
        <translation>Looking for links between the two plans…</translation>
    </message>
    <message>
        <source>两份文件里都没有可以对照的条目。</source>
        <translation>Neither plan has clauses to compare.</translation>
    </message>
    <message>
        <source>筛选后没有对应</source>
        <translation>No link passes the filter</translation>
    </message>
    <message>
        <source>清除筛选</source>
        <translation>Clear filter</translation>
    </message>
    <message>
        <source>还没有打开资料库。</source>
        <translation>No library is open.</translation>
    </message>
    <message>
        <source>对照要两份文件。先导入，再回到这里。</source>
        <translation>Comparing takes two plans. Import them first, then come back.</translation>
    </message>
    <message>
        <source>打开最近的对照</source>
        <translation>Open the latest comparison</translation>
    </message>
    <message>
        <source>在上面各选一份旧文件和新文件，就会逐条列出对应。</source>
        <translation>Choose an old and a new plan above to see how their clauses match.</translation>
    </message>
    <message>
        <source>开始对照</source>
        <translation>Compare now</translation>
    </message>
    <message>
        <source>这两份文件还没有这样对照过，只有新旧对调的对照。</source>
        <translation>These two plans have only been compared the other way round.</translation>
    </message>
    <message>
        <source>换回</source>
        <translation>Swap back</translation>
    </message>
    <message>
        <source>这两份文件还没有对照。</source>
        <translation>These two plans have not been compared yet.</translation>
    </message>
    <message>
        <source>重新对照</source>
        <translation>Align again</translation>
    </message>
    <message numerus="yes">
        <source>文件已改，%n 处对应需重新核对</source>
        <translation>
            <numerusform>A plan was changed: %n link needs another look</numerusform>
            <numerusform>A plan was changed: %n links need another look</numerusform>
        </translation>
    </message>
    <message>
        <source>文件已改，可以再找一遍对应；已作的决定都保留</source>
        <translation>A plan was changed; links can be looked for again. All decisions stay</translation>
    </message>
    <message>
        <source>这两份文件还没有对照。资料库现在只能看，不能存下新的对照。</source>
        <translation>These two plans were not aligned yet. The library can only be read now, so no new alignment can be stored.</translation>
    </message>
</context>
<context>
    <name>Comparison</name>
    <message>
        <source>正在对照：{} → {}</source>
        <translation>Comparing: {} → {}</translation>
    </message>
</context>
<context>
    <name>Composing</name>
    <message>
        <source>……另有 {count} 处，写进 Word 文档，预览里不列</source>
        <translation>… and {count} more, in the Word document, not in the preview</translation>
    </message>
</context>
<context>
    <name>Corrections</name>
    <message>
        <source>正在更新</source>
        <translation>Updating</translation>
    </message>
    <message>
        <source>正在收入批注</source>
        <translation>Taking in comments</translation>
    </message>
    <message numerus="yes">
        <source>已收入 %n 条批注，可以撤销</source>
        <translation>
            <numerusform>Took in %n comment; can be undone</numerusform>
            <numerusform>Took in %n comments; can be undone</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CounterpartModel</name>
    <message>
        <source>{name}，置信 {confidence}</source>
        <translation>{name}, confidence {confidence}</translation>
    </message>
</context>
<context>
    <name>CrashDialog</name>
    <message>
        <source>要点</source>
        <translation>Yaodian</translation>
    </message>
    <message>
        <source>要点没有能够启动。资料库未受影响。</source>
        <translation>Yaodian could not start. Your libraries are not affected.</translation>
    </message>
    <message>
        <source>报告在：{place}
里面没有文件的内容，可以发给支持人员。</source>
        <translation>The report is at: {place}
It holds no text of your plans and can be sent to support.</translation>
    </message>
    <message>
        <source>复制详情</source>
        <translation>Copy details</translation>
    </message>
    <message>
        <source>打开报告</source>
        <translation>Open report</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>DecidedBar</name>
    <message>
        <source>确认 {}，否决 {}，共 {}</source>
        <translation>{} confirmed, {} rejected, {} in all</translation>
    </message>
</context>
<context>
    <name>Deeds</name>
    <message>
        <source>存为图层</source>
        <translation>As a layer</translation>
    </message>
    <message>
        <source>检索的词语成为一个词表图层，在阅读里显示</source>
        <translation>The words become a lexicon, shown as a layer in the reader</translation>
    </message>
    <message>
        <source>导出</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>结果存为 Excel 工作簿</source>
        <translation>Write the results as an Excel workbook</translation>
    </message>
    <message>
        <source>常用检索</source>
        <translation>Saved</translation>
    </message>
    <message>
        <source>保存这次检索，或打开保存过的</source>
        <translation>Save this search, or open a saved one</translation>
    </message>
    <message>
        <source>正在加标签“{name}”</source>
        <translation>Tagging &quot;{name}&quot;</translation>
    </message>
    <message>
        <source>图层名称</source>
        <translation>Name of the layer</translation>
    </message>
    <message>
        <source>有了图层“{name}”</source>
        <translation>Made the layer &quot;{name}&quot;</translation>
    </message>
    <message>
        <source>检索结果</source>
        <translation>Search results</translation>
    </message>
    <message>
        <source>保存这次检索…</source>
        <translation>Save this search…</translation>
    </message>
    <message>
        <source>删除</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>保存检索</source>
        <translation>Save search</translation>
    </message>
    <message>
        <source>检索的名称</source>
        <translation>Name of the search</translation>
    </message>
    <message>
        <source>给找到的每一处加一个标签，一步可撤销</source>
        <translation>Tag every place found; one step undoes it</translation>
    </message>
    <message>
        <source>给 {count} 处加了标签“{name}”</source>
        <translation>Tagged {count} places “{name}”</translation>
    </message>
    <message>
        <source>相近条目</source>
        <translation>Clauses alike</translation>
    </message>
    <message>
        <source>全部加标签…</source>
        <translation>Tag all…</translation>
    </message>
    <message>
        <source>没有这个标签。按 Enter 新建。</source>
        <translation>There is no such tag. Enter makes it.</translation>
    </message>
    <message>
        <source>查找或新建标签</source>
        <translation>Find or make a tag</translation>
    </message>
    <message>
        <source>标签</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>每一处都已经有标签“{name}”</source>
        <translation>Every place has the tag “{name}” already</translation>
    </message>
    <message>
        <source>已保存检索“{name}”</source>
        <translation>Saved the search “{name}”</translation>
    </message>
    <message>
        <source>已有这个名称，会换成现在的检索。</source>
        <translation>There is a search of this name; this one will take its place.</translation>
    </message>
</context>
<context>
    <name>Desk</name>
    <message>
        <source>资料库已升级。升级前的样子留在“备份与恢复”里。</source>
        <translation>The library was upgraded. How it was before is kept under Backups and restoring.</translation>
    </message>
</context>
<context>
    <name>Details</name>
    <message>
        <source>来源文件按原样保存，SHA-256 {sum}</source>
        <translation>The source is kept as it was, SHA-256 {sum}</translation>
    </message>
    <message>
        <source>右侧显示</source>
        <translation>Shown at the right</translation>
    </message>
    <message>
        <source>文件信息</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>目录</source>
        <translation>Outline</translation>
    </message>
    <message>
        <source>来源和文件的信息</source>
        <translation>About the source and its plans</translation>
    </message>
</context>
<context>
    <name>DropArea</name>
    <message>
        <source>选择文件…</source>
        <translation>Choose files…</translation>
    </message>
    <message>
        <source>把文件或文件夹拖到这里</source>
        <translation>Drop files or folders here</translation>
    </message>
    <message>
        <source>松开鼠标，导入这些文件</source>
        <translation>Release to import these files</translation>
    </message>
    <message>
        <source>txt、md、docx、doc、wps、rtf、pdf、ofd、网页、zip。一个文件里有几份要点，会分开放进资料库。</source>
        <translation>txt, md, docx, doc, wps, rtf, pdf, ofd, web pages, zip. A file that holds several plans is split into them.</translation>
    </message>
</context>
<context>
    <name>FacetBox</name>
    <message numerus="yes">
        <source>{name}，%n 处</source>
        <translation>
            <numerusform>{name}, %n hit</numerusform>
            <numerusform>{name}, %n hits</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FacetPanel</name>
    <message>
        <source>筛选</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>清除</source>
        <translation>Clear</translation>
    </message>
    <message>
        <source>内容年份</source>
        <translation>Year of content</translation>
    </message>
    <message>
        <source>发文机关</source>
        <translation>Issuer</translation>
    </message>
    <message>
        <source>标签</source>
        <translation>Tags</translation>
    </message>
    <message>
        <source>另有 {count} 个</source>
        <translation>{count} more</translation>
    </message>
    <message>
        <source>年份未写明</source>
        <translation>Year not stated</translation>
    </message>
    <message>
        <source>机关未写明</source>
        <translation>Issuer not stated</translation>
    </message>
    <message>
        <source>地区</source>
        <translation>Region</translation>
    </message>
    <message>
        <source>条目类型</source>
        <translation>Kind of clause</translation>
    </message>
    <message>
        <source>批注</source>
        <translation>Annotations</translation>
    </message>
    <message>
        <source>{title}（列出的）</source>
        <translation>{title} (of those listed)</translation>
    </message>
    <message>
        <source>地区未写明</source>
        <translation>Region not given</translation>
    </message>
    <message>
        <source>有批注</source>
        <translation>Annotated</translation>
    </message>
    <message>
        <source>{name}（右键：只看这一个）</source>
        <translation>{name} (right-click: only this one)</translation>
    </message>
    <message>
        <source>只看“{name}”</source>
        <translation>Only “{name}”</translation>
    </message>
    <message>
        <source>不限</source>
        <translation>All of them</translation>
    </message>
    <message>
        <source>查找{kind}</source>
        <translation>Find: {kind}</translation>
    </message>
</context>
<context>
    <name>FactChip</name>
    <message>
        <source>要素</source>
        <translation>Fact</translation>
    </message>
    <message>
        <source>按要素筛选</source>
        <translation>Narrow by the facts in them</translation>
    </message>
    <message>
        <source>要素的字或数值</source>
        <translation>Words or value of the fact</translation>
    </message>
    <message>
        <source>要素：{kind}</source>
        <translation>Fact: {kind}</translation>
    </message>
    <message>
        <source>≤ 2025</source>
        <translation>≤ 2025</translation>
    </message>
    <message>
        <source>毛入园率 ≥ 85%</source>
        <translation>毛入园率 ≥ 85%</translation>
    </message>
    <message>
        <source>其中的字</source>
        <translation>Words in it</translation>
    </message>
    <message>
        <source>不限</source>
        <translation>Any</translation>
    </message>
</context>
<context>
    <name>FactDialog</name>
    <message>
        <source>原文</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>“{text}”不是数字。请改成数字，或清空。</source>
        <translation>&quot;{text}&quot; is no number. Enter a number or leave it empty.</translation>
    </message>
    <message>
        <source>加要素</source>
        <translation>Add fact</translation>
    </message>
    <message>
        <source>改要素</source>
        <translation>Correct fact</translation>
    </message>
    <message>
        <source>种类</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>选中的文字是要素；可以另选。</source>
        <translation>The selected words are the fact; select others to change it.</translation>
    </message>
    <message>
        <source>请选中作为要素的文字。</source>
        <translation>Select the words that are the fact.</translation>
    </message>
</context>
<context>
    <name>FactLayers</name>
    <message>
        <source>按规则找到的要素：{kind}</source>
        <translation>Facts found by rule: {kind}</translation>
    </message>
</context>
<context>
    <name>FactModel</name>
    <message>
        <source>要素</source>
        <translation>Fact</translation>
    </message>
    <message>
        <source>说明</source>
        <translation>What it says</translation>
    </message>
    <message>
        <source>位置待核对</source>
        <translation>place to check</translation>
    </message>
    <message>
        <source>补充</source>
        <translation>added</translation>
    </message>
    <message>
        <source>已改</source>
        <translation>corrected</translation>
    </message>
    <message>
        <source>已去掉</source>
        <translation>removed</translation>
    </message>
</context>
<context>
    <name>FactWords</name>
    <message>
        <source>数量</source>
        <translation>Quantities</translation>
    </message>
    <message>
        <source>时间</source>
        <translation>Times</translation>
    </message>
    <message>
        <source>文件名</source>
        <translation>Documents</translation>
    </message>
    <message>
        <source>引号提法</source>
        <translation>Quoted terms</translation>
    </message>
    <message>
        <source>动词</source>
        <translation>Verbs</translation>
    </message>
    <message>
        <source>会议活动</source>
        <translation>Events</translation>
    </message>
    <message>
        <source>名称</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>统计对象</source>
        <translation>What is counted</translation>
    </message>
    <message>
        <source>数值</source>
        <translation>Value</translation>
    </message>
    <message>
        <source>上限</source>
        <translation>Upper value</translation>
    </message>
    <message>
        <source>单位</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>修饰</source>
        <translation>Modifier</translation>
    </message>
    <message>
        <source>年</source>
        <translation>Year</translation>
    </message>
    <message>
        <source>到哪一年</source>
        <translation>Until year</translation>
    </message>
    <message>
        <source>月</source>
        <translation>Month</translation>
    </message>
    <message>
        <source>日</source>
        <translation>Day</translation>
    </message>
    <message>
        <source>时段</source>
        <translation>Period</translation>
    </message>
    <message>
        <source>硬任务</source>
        <translation>firm</translation>
    </message>
    <message>
        <source>推进</source>
        <translation>driving</translation>
    </message>
    <message>
        <source>倡导</source>
        <translation>soft</translation>
    </message>
</context>
<context>
    <name>FactsPanel</name>
    <message>
        <source>没有要素</source>
        <translation>No facts</translation>
    </message>
    <message>
        <source>只看本条</source>
        <translation>This clause only</translation>
    </message>
    <message>
        <source>从选中文字添加</source>
        <translation>Add from selection</translation>
    </message>
    <message>
        <source>先在正文里选中文字</source>
        <translation>Select words in the text first</translation>
    </message>
    <message>
        <source>恢复去掉的</source>
        <translation>Restore removed</translation>
    </message>
    <message>
        <source>要素</source>
        <translation>Facts</translation>
    </message>
    <message>
        <source>没有这样的要素。选中正文里的文字可以添加。</source>
        <translation>No such facts. Select words in the text to add one.</translation>
    </message>
    <message>
        <source>没有打开文件</source>
        <translation>No plan is open</translation>
    </message>
    <message>
        <source>改要素…</source>
        <translation>Correct fact…</translation>
    </message>
    <message>
        <source>恢复为规则所见</source>
        <translation>Set back to what the rules find</translation>
    </message>
    <message>
        <source>去掉要素</source>
        <translation>Remove fact</translation>
    </message>
</context>
<context>
    <name>FiguresDialog</name>
    <message>
        <source>对照数据</source>
        <translation>Figures of the comparison</translation>
    </message>
    <message>
        <source>复制</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>各章的对应</source>
        <translation>Links by section</translation>
    </message>
    <message>
        <source>移动了的条目</source>
        <translation>Clauses that moved</translation>
    </message>
    <message>
        <source>没有移动的条目</source>
        <translation>No clause moved</translation>
    </message>
    <message>
        <source>旧：{label}，{count} 条。新：{other}，{others} 条。</source>
        <translation>Old: {label}, clauses {count}. New: {other}, clauses {others}.</translation>
    </message>
    <message>
        <source>两份文件的文字有 {share} 相同。</source>
        <translation>Of the text of both plans {share} is the same.</translation>
    </message>
    <message>
        <source>已决 {decided} / {total}。</source>
        <translation>Decided: {decided} of {total}.</translation>
    </message>
    <message>
        <source>章</source>
        <translation>Section</translation>
    </message>
    <message>
        <source>合计</source>
        <translation>Sum</translation>
    </message>
    <message>
        <source>（无章）</source>
        <translation>(no section)</translation>
    </message>
</context>
<context>
    <name>FileField</name>
    <message>
        <source>更改…</source>
        <translation>Change…</translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>全部</source>
        <translation>All</translation>
    </message>
    <message>
        <source>只看待定</source>
        <translation>Undecided only</translation>
    </message>
    <message>
        <source>全部展开</source>
        <translation>Unfold all</translation>
    </message>
    <message>
        <source>怎样标出文字</source>
        <translation>How wording is marked</translation>
    </message>
    <message>
        <source>标出不同</source>
        <translation>Differences</translation>
    </message>
    <message>
        <source>标出相同</source>
        <translation>Common text</translation>
    </message>
    <message>
        <source>相同的文字加底线，其余不标</source>
        <translation>Underline common wording and leave the rest plain</translation>
    </message>
    <message>
        <source>只有新文件有</source>
        <translation>only in the new plan</translation>
    </message>
    <message>
        <source>只有旧文件有</source>
        <translation>only in the old plan</translation>
    </message>
    <message>
        <source>删去的加删除线，新增的加底线；标点全半角、空格和编号不计为不同</source>
        <translation>Removed wording is struck out, added wording underlined; punctuation width, spaces and numbers don&apos;t count</translation>
    </message>
    <message>
        <source>置信</source>
        <translation>Confidence</translation>
    </message>
    <message>
        <source>不论置信</source>
        <translation>Any confidence</translation>
    </message>
    <message>
        <source>置信 0.90 以上</source>
        <translation>0.90 and above</translation>
    </message>
    <message>
        <source>置信 0.50–0.90</source>
        <translation>0.50–0.90</translation>
    </message>
    <message>
        <source>置信 0.50 以下</source>
        <translation>Below 0.50</translation>
    </message>
    <message>
        <source>标签</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>排列</source>
        <translation>Order</translation>
    </message>
    <message>
        <source>按对应</source>
        <translation>By link</translation>
    </message>
    <message>
        <source>按对应排列：对应的条目并排</source>
        <translation>By link: partners beside each other</translation>
    </message>
    <message>
        <source>按原文</source>
        <translation>Own order</translation>
    </message>
    <message>
        <source>各按原文：两边各按自己的顺序 (O)</source>
        <translation>Each plan in its own order (O)</translation>
    </message>
    <message>
        <source>列表</source>
        <translation>List</translation>
    </message>
    <message>
        <source>对应列表：可以排序的表格 (T)</source>
        <translation>The links as a table that can be sorted (T)</translation>
    </message>
    <message>
        <source>不论标签</source>
        <translation>Any tag</translation>
    </message>
    <message>
        <source>原文或批注里的字</source>
        <translation>Words in quote or note</translation>
    </message>
    <message>
        <source>清除筛选</source>
        <translation>Clear filter</translation>
    </message>
    <message>
        <source>{kind}：{value}</source>
        <translation>{kind}: {value}</translation>
    </message>
    <message>
        <source>按{kind}筛选</source>
        <translation>Filter by {kind}</translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>在本文件中查找</source>
        <translation>Find in this plan</translation>
    </message>
    <message>
        <source>上一处命中</source>
        <translation>Previous hit</translation>
    </message>
    <message>
        <source>下一处命中</source>
        <translation>Next hit</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>没有找到</source>
        <translation>Nothing found</translation>
    </message>
</context>
<context>
    <name>Findings</name>
    <message>
        <source>请核对</source>
        <translation>Please check</translation>
    </message>
    <message numerus="yes">
        <source>%n 处</source>
        <translation>
            <numerusform>%n place</numerusform>
            <numerusform>%n places</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>还有 %n 处，按 ] 逐处查看</source>
        <translation>
            <numerusform>%n more; press ] to see it</numerusform>
            <numerusform>%n more; press ] to go through them</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n 处，不进正文，随时可恢复</source>
        <translation>
            <numerusform>%n piece, left out, can be restored at any time</numerusform>
            <numerusform>%n pieces, left out, can be restored at any time</numerusform>
        </translation>
    </message>
    <message>
        <source>没有，全部归入正文</source>
        <translation>none, all of it is text</translation>
    </message>
    <message>
        <source>网页杂质</source>
        <translation>Noise</translation>
    </message>
    <message>
        <source>{n} 处 · {letters} 字</source>
        <translation>{n} × · {letters} characters</translation>
    </message>
    <message>
        <source>点按查看下一处</source>
        <translation>Click to see the next one</translation>
    </message>
    <message>
        <source>全部收回正文：{kind}</source>
        <translation>Take all of it back into the text: {kind}</translation>
    </message>
</context>
<context>
    <name>FirstSteps</name>
    <message>
        <source>左上是资料库里的文件，左下是打开的文件的目录。点一条，正文就到那里；按 J、K 到下一条、上一条。</source>
        <translation>At the top left are the plans of the library, below them the contents of the open plan. Click a clause and the text goes there; J and K go to the next and the previous one.</translation>
    </message>
    <message>
        <source>选中文字按 1 到 8 加标签，按 N 写批注；不选文字，就加在当前条目上。做错了按 Ctrl+Z。</source>
        <translation>Select text and press 1 to 8 to tag it, N to write a note; without a selection the current clause is meant. Ctrl+Z takes anything back.</translation>
    </message>
    <message>
        <source>“对照”提出两份文件哪些条目相对应，由你按 Y、X 决定；“沿革”看一个主题历年怎样变；“生成简报”写成 Word。</source>
        <translation>Compare proposes which clauses of two plans belong together; you decide with Y and X. Lineage shows a theme over the years. Briefing Note writes the Word document.</translation>
    </message>
    <message>
        <source>选文件，选条目</source>
        <translation>Choose a plan and a clause</translation>
    </message>
    <message>
        <source>边读边标</source>
        <translation>Mark while you read</translation>
    </message>
    <message>
        <source>对照、沿革、简报</source>
        <translation>Compare, lineage, briefing note</translation>
    </message>
</context>
<context>
    <name>Footer</name>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>生成 Word</source>
        <translation>Write Word file</translation>
    </message>
    <message>
        <source>打开文档</source>
        <translation>Open document</translation>
    </message>
    <message>
        <source>打开所在文件夹</source>
        <translation>Open folder</translation>
    </message>
    <message>
        <source>将替换已有的文件</source>
        <translation>The existing file will be replaced</translation>
    </message>
    <message>
        <source>先选至少一份文件或一组对照</source>
        <translation>Choose at least one plan or comparison first</translation>
    </message>
    <message>
        <source>停止</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>生成 Excel</source>
        <translation>Write Excel file</translation>
    </message>
    <message>
        <source>打印…</source>
        <translation>Print…</translation>
    </message>
    <message>
        <source>打印简报（Ctrl+P）</source>
        <translation>Print the note (Ctrl+P)</translation>
    </message>
    <message>
        <source>生成 PDF</source>
        <translation>Make PDF</translation>
    </message>
    <message>
        <source>生成（Ctrl+Enter）</source>
        <translation>Write the file (Ctrl+Enter)</translation>
    </message>
</context>
<context>
    <name>HelpDialog</name>
    <message>
        <source>使用说明</source>
        <translation>How to use Yaodian</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>章节</source>
        <translation>Sections</translation>
    </message>
</context>
<context>
    <name>HistoryDialog</name>
    <message>
        <source>批注的历史</source>
        <translation>History of the annotation</translation>
    </message>
    <message>
        <source>那时的批注</source>
        <translation>The annotation then</translation>
    </message>
    <message>
        <source>回到这时的样子</source>
        <translation>Go back to this</translation>
    </message>
    <message>
        <source>最新的在最上面。撤销过的也在，可以再取回来。</source>
        <translation>The newest is at the top. What was undone is here too and can be had again.</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>写下</source>
        <translation>written</translation>
    </message>
    <message>
        <source>删除</source>
        <translation>deleted</translation>
    </message>
    <message>
        <source>改状态</source>
        <translation>status</translation>
    </message>
    <message>
        <source>改标签</source>
        <translation>tags</translation>
    </message>
    <message>
        <source>改位置</source>
        <translation>place</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>{what}（已撤销）</source>
        <translation>{what} (undone)</translation>
    </message>
    <message>
        <source>“{quote}”</source>
        <translation>“{quote}”</translation>
    </message>
    <message>
        <source>批注已回到那时的样子，可以撤销</source>
        <translation>The annotation is as it was then; you can undo this</translation>
    </message>
    <message>
        <source>改批注</source>
        <translation>note</translation>
    </message>
</context>
<context>
    <name>Inspector</name>
    <message>
        <source>批注</source>
        <translation>Annotations</translation>
    </message>
    <message>
        <source>本条</source>
        <translation>Clause</translation>
    </message>
    <message>
        <source>本章</source>
        <translation>Section</translation>
    </message>
    <message>
        <source>全文</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>没有批注。选中文字后按 N，或按数字键加标签。</source>
        <translation>No annotations. Select text and press N, or a digit for a tag.</translation>
    </message>
    <message>
        <source>改批注</source>
        <translation>Edit annotation</translation>
    </message>
    <message>
        <source>标签</source>
        <translation>Tags</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>删除批注</source>
        <translation>Delete annotation</translation>
    </message>
    <message>
        <source>位置待核对</source>
        <translation>Check place</translation>
    </message>
    <message>
        <source>历史…</source>
        <translation>History…</translation>
    </message>
    <message>
        <source>先选一条批注，再改它的状态</source>
        <translation>Choose an annotation first, then change its status</translation>
    </message>
</context>
<context>
    <name>InspectorTabs</name>
    <message>
        <source>右侧面板</source>
        <translation>Side panel</translation>
    </message>
    <message>
        <source>批注</source>
        <translation>Annotations</translation>
    </message>
    <message>
        <source>要素</source>
        <translation>Facts</translation>
    </message>
</context>
<context>
    <name>KeysDialog</name>
    <message>
        <source>快捷键</source>
        <translation>Keys</translation>
    </message>
    <message>
        <source>筛选命令或按键</source>
        <translation>Filter commands or keys</translation>
    </message>
    <message>
        <source>没有这样的命令或按键。</source>
        <translation>There is no such command or key.</translation>
    </message>
    <message>
        <source>清除筛选</source>
        <translation>Clear filter</translation>
    </message>
    <message>
        <source>单个字母和数字键只在正文、对照里有效，输入文字时不起作用。</source>
        <translation>Single letters and digits work in the text and in Compare only, never while you type.</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>全部恢复默认</source>
        <translation>All usual keys</translation>
    </message>
    <message>
        <source>新的按键</source>
        <translation>New key</translation>
    </message>
    <message>
        <source>改成这个键</source>
        <translation>Use this key</translation>
    </message>
    <message>
        <source>不设按键</source>
        <translation>No key</translation>
    </message>
    <message>
        <source>恢复默认</source>
        <translation>Usual key</translation>
    </message>
    <message>
        <source>无</source>
        <translation>none</translation>
    </message>
    <message>
        <source>这个键不能改。</source>
        <translation>This key can&apos;t be changed.</translation>
    </message>
    <message>
        <source>选一个命令，再按新的键。</source>
        <translation>Choose a command, then press the new key.</translation>
    </message>
    <message>
        <source>这个键输入法要用，请换一个。</source>
        <translation>Input methods need this key. Choose another one.</translation>
    </message>
    <message>
        <source>在整个窗口里有效的命令，要用 Ctrl、Alt 或功能键，免得与打字相混。</source>
        <translation>A command that works in the whole window needs Ctrl, Alt or a function key, or it would get in the way of typing.</translation>
    </message>
    <message>
        <source>{key} 现在是“{text}”，改了以后那里就没有这个键了。</source>
        <translation>{key} is now &quot;{text}&quot;, which will be without it.</translation>
    </message>
</context>
<context>
    <name>Landing</name>
    <message>
        <source>成为第 1 级条目</source>
        <translation>Becomes an outermost clause</translation>
    </message>
    <message>
        <source>放进“{name}”，成为第 {level} 级</source>
        <translation>Goes below “{name}”, on level {level}</translation>
    </message>
    <message>
        <source>不能放进自己里面</source>
        <translation>A clause cannot go below itself</translation>
    </message>
    <message>
        <source>“{name}”在后面。正文的顺序不变，只能放进前面的条目</source>
        <translation>“{name}” comes later. The order of the text stays: a clause can only go below one before it</translation>
    </message>
    <message>
        <source>和“{name}”之间隔着别的条目</source>
        <translation>Other clauses stand between it and “{name}”</translation>
    </message>
    <message>
        <source>“{name}”里面不能再有条目</source>
        <translation>No clause can lie in “{name}”</translation>
    </message>
    <message>
        <source>选中的条目不相连，请分开拖动</source>
        <translation>The selected clauses are not next to each other. Drag them one at a time</translation>
    </message>
    <message>
        <source>已经在“{name}”里</source>
        <translation>It is in “{name}” already</translation>
    </message>
    <message>
        <source>{name} 等 {count} 条</source>
        <translation>{name} and others, {count} clauses</translation>
    </message>
</context>
<context>
    <name>LastYearDialog</name>
    <message>
        <source>上一年文件</source>
        <translation>Plan of the year before</translation>
    </message>
    <message>
        <source>{plan}（可能）</source>
        <translation>{plan} (likely)</translation>
    </message>
    <message>
        <source>与它对照</source>
        <translation>Compare with it</translation>
    </message>
    <message>
        <source>没有上一年文件</source>
        <translation>There is none</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>“{title}”的上一年文件是哪一份？</source>
        <translation>Which plan comes before “{title}”?</translation>
    </message>
    <message>
        <source>只问这一次，记在资料库里；以后可以再改。</source>
        <translation>Asked only once and kept in the library; you can change it later.</translation>
    </message>
</context>
<context>
    <name>LayerStrip</name>
    <message>
        <source>标签</source>
        <translation>Tags</translation>
    </message>
    <message>
        <source>命中</source>
        <translation>Hits</translation>
    </message>
    <message>
        <source>图层…</source>
        <translation>Layers…</translation>
    </message>
    <message>
        <source>词表…</source>
        <translation>Lexicons…</translation>
    </message>
</context>
<context>
    <name>LayoutPage</name>
    <message>
        <source>样式</source>
        <translation>Template</translation>
    </message>
    <message>
        <source>公文</source>
        <translation>Official</translation>
    </message>
    <message>
        <source>研究简报</source>
        <translation>Report</translation>
    </message>
    <message>
        <source>对照材料</source>
        <translation>Comparison</translation>
    </message>
    <message>
        <source>自己的模板</source>
        <translation>Your own</translation>
    </message>
    <message>
        <source>另选模板…</source>
        <translation>Another template…</translation>
    </message>
    <message>
        <source>标题</source>
        <translation>Title</translation>
    </message>
    <message>
        <source>简报语言</source>
        <translation>Language of the note</translation>
    </message>
    <message>
        <source>目录</source>
        <translation>Table of contents</translation>
    </message>
    <message>
        <source>发文机关（红头）</source>
        <translation>Organisation (red head)</translation>
    </message>
    <message>
        <source>发文字号</source>
        <translation>Document number</translation>
    </message>
    <message>
        <source>主送</source>
        <translation>Addressee</translation>
    </message>
    <message>
        <source>前面</source>
        <translation>Front matter</translation>
    </message>
    <message>
        <source>Word 模板 (*.docx *.dotx)</source>
        <translation>Word template (*.docx *.dotx)</translation>
    </message>
    <message>
        <source>选择模板</source>
        <translation>Choose a template</translation>
    </message>
</context>
<context>
    <name>LedgerBar</name>
    <message>
        <source>台账</source>
        <translation>Ledgers</translation>
    </message>
    <message>
        <source>指标台账</source>
        <translation>Targets</translation>
    </message>
    <message>
        <source>引文台账</source>
        <translation>Citations</translation>
    </message>
    <message>
        <source>提法</source>
        <translation>Wording</translation>
    </message>
    <message>
        <source>前一边：文件或年份</source>
        <translation>First side: a plan or a year</translation>
    </message>
    <message>
        <source>后一边：文件、年份或标签</source>
        <translation>Second side: a plan, a year or a tag</translation>
    </message>
    <message>
        <source>不限层级和文种</source>
        <translation>Any level and kind</translation>
    </message>
    <message>
        <source>比较两个年份时，平时只比较两年都有的发文层级和文种。</source>
        <translation>When two years are compared, only levels and kinds of document that both have are taken, unless you ask otherwise.</translation>
    </message>
    <message>
        <source>最少出现次数</source>
        <translation>Fewest occurrences</translation>
    </message>
    <message>
        <source>两边合计少于这么多次的提法不列</source>
        <translation>Phrases that occur less often on both sides together are left out</translation>
    </message>
    <message>
        <source>至少</source>
        <translation>At least</translation>
    </message>
    <message>
        <source>筛选</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>导出表格</source>
        <translation>Export table</translation>
    </message>
    <message>
        <source>{year} 年全部</source>
        <translation>All of {year}</translation>
    </message>
    <message>
        <source>标签“{name}”</source>
        <translation>Tag &quot;{name}&quot;</translation>
    </message>
    <message numerus="yes">
        <source>%n 份文件</source>
        <translation>
            <numerusform>%n plan</numerusform>
            <numerusform>%n plans</numerusform>
        </translation>
    </message>
    <message>
        <source>选择文件</source>
        <translation>Choose plans</translation>
    </message>
    <message>
        <source>只看几份文件都有的</source>
        <translation>Only what several plans have</translation>
    </message>
</context>
<context>
    <name>LedgerTables</name>
    <message>
        <source>统计对象</source>
        <translation>What is counted</translation>
    </message>
    <message>
        <source>变化</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>文件题名</source>
        <translation>Document</translation>
    </message>
    <message>
        <source>首次引用</source>
        <translation>First cited by</translation>
    </message>
    <message>
        <source>现状</source>
        <translation>Now</translation>
    </message>
    <message>
        <source>不再引用</source>
        <translation>no longer</translation>
    </message>
    <message>
        <source>最后一次：{plan}</source>
        <translation>Last: {plan}</translation>
    </message>
    <message>
        <source>提法</source>
        <translation>Phrase</translation>
    </message>
    <message>
        <source>似然比</source>
        <translation>Likelihood</translation>
    </message>
    <message>
        <source>对数似然比：3.84 以上不像是偶然</source>
        <translation>Log-likelihood: from 3.84 on hardly by chance</translation>
    </message>
    <message>
        <source>优势比</source>
        <translation>Odds</translation>
    </message>
    <message>
        <source>对数优势比：正数是后一边用得多，每加 1 多一倍</source>
        <translation>Log-odds: positive where the second side says it more, doubling with each 1</translation>
    </message>
    <message>
        <source>含：{}</source>
        <translation>Includes: {}</translation>
    </message>
    <message>
        <source>每千词 {rate} 次</source>
        <translation>{rate} in a thousand words</translation>
    </message>
</context>
<context>
    <name>LedgerView</name>
    <message>
        <source>台账</source>
        <translation>Ledgers</translation>
    </message>
</context>
<context>
    <name>LedgersPage</name>
    <message>
        <source>正在理出台账</source>
        <translation>Making the ledger</translation>
    </message>
    <message>
        <source>其余文字</source>
        <translation>Other text</translation>
    </message>
    <message>
        <source>词数 {before} 和 {after}。</source>
        <translation>Words: {before} and {after}. </translation>
    </message>
    <message>
        <source>两边的发文层级或文种不同，差别可能来自这里。</source>
        <translation>The sides are of different levels or kinds; differences may come from that. </translation>
    </message>
    <message>
        <source>另一年没有同层级同文种的，未比较：{names}。</source>
        <translation>Not compared, as the other year has none of their level and kind: {names}. </translation>
    </message>
    <message>
        <source>还没有打开资料库。</source>
        <translation>No library is open.</translation>
    </message>
    <message>
        <source>资料库里还没有文件。先导入，再回到这里。</source>
        <translation>There are no plans in the library. Import some, then come back.</translation>
    </message>
    <message>
        <source>正在理出台账…</source>
        <translation>Making the ledger…</translation>
    </message>
    <message>
        <source>提法要两份不同的文件、两个年份，或一个标签。请在上面选择两边。</source>
        <translation>Wording needs two different plans, two years, or a tag. Choose both sides above.</translation>
    </message>
    <message>
        <source>选一份以上的文件，就会列出其中的内容。</source>
        <translation>Choose one plan or more to list what is in them.</translation>
    </message>
    <message>
        <source>选择文件</source>
        <translation>Choose plans</translation>
    </message>
    <message>
        <source>这些文件里没有找到指标。</source>
        <translation>No targets were found in these plans.</translation>
    </message>
    <message>
        <source>这些文件没有引用用书名号写出的文件。</source>
        <translation>These plans cite no document in title marks.</translation>
    </message>
    <message>
        <source>没有提法达到最少出现次数。</source>
        <translation>No phrase occurs often enough.</translation>
    </message>
    <message>
        <source>筛选后没有内容</source>
        <translation>Nothing passes the filter</translation>
    </message>
    <message>
        <source>清除筛选</source>
        <translation>Clear filter</translation>
    </message>
    <message>
        <source>勾选文件，按内容年份排成一列。对照过的文件，指标对得更准。</source>
        <translation>Check plans; they are lined up by year. Targets of plans that were aligned meet more surely.</translation>
    </message>
    <message>
        <source>列出</source>
        <translation>List</translation>
    </message>
    <message numerus="yes">
        <source>还有 %n 处</source>
        <translation>
            <numerusform>%n more place</numerusform>
            <numerusform>%n more places</numerusform>
        </translation>
    </message>
    <message>
        <source>指标台账</source>
        <translation>Targets</translation>
    </message>
    <message>
        <source>引文台账</source>
        <translation>Citations</translation>
    </message>
    <message>
        <source>提法</source>
        <translation>Wording</translation>
    </message>
    <message>
        <source>没有一行在几份文件里都有。</source>
        <translation>No row is in several plans.</translation>
    </message>
    <message>
        <source>全部列出</source>
        <translation>List all</translation>
    </message>
    <message>
        <source>统计对象 {rows} 个，其中 {met} 个在两份以上文件里。</source>
        <translation>{rows} things are counted, {met} of them in two plans or more.</translation>
    </message>
    <message>
        <source>引用文件 {rows} 份，其中 {met} 份被两份以上文件引用，{gone} 份不再引用。</source>
        <translation>{rows} documents are cited, {met} of them by two plans or more; {gone} are cited no longer.</translation>
    </message>
</context>
<context>
    <name>Legend</name>
    <message>
        <source>图例</source>
        <translation>Legend</translation>
    </message>
    <message>
        <source>与有此主题的前一份相比</source>
        <translation>compared with the plan before that has the theme</translation>
    </message>
</context>
<context>
    <name>LexiconDialog</name>
    <message>
        <source>词表</source>
        <translation>Lexicons</translation>
    </message>
    <message>
        <source>颜色</source>
        <translation>Colour</translation>
    </message>
    <message>
        <source>新建</source>
        <translation>New</translation>
    </message>
    <message>
        <source>导入文本文件…</source>
        <translation>Import text files…</translation>
    </message>
    <message>
        <source>自带的词表</source>
        <translation>Supplied lexicons</translation>
    </message>
    <message>
        <source>名称</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>词</source>
        <translation>Terms</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>删除词表</source>
        <translation>Delete lexicon</translation>
    </message>
    <message>
        <source>还没有词表。新建一份，或把一行一个词的文本文件拖到这里。</source>
        <translation>No lexicons yet. Make one, or drop a text file here with one term a line.</translation>
    </message>
    <message>
        <source>正文里的这些词会画上这种颜色的线；图层栏里可以开关。</source>
        <translation>These terms are underlined in this colour in the text; the row of layers switches them.</translation>
    </message>
    <message>
        <source>词表 {n}</source>
        <translation>Lexicon {n}</translation>
    </message>
    <message>
        <source>导入词表</source>
        <translation>Import lexicons</translation>
    </message>
    <message>
        <source>文本文件 (*.txt *.csv *.tsv)</source>
        <translation>Text files (*.txt *.csv *.tsv)</translation>
    </message>
    <message>
        <source>已删除词表“{name}”，可以撤销</source>
        <translation>Deleted the lexicon &quot;{name}&quot;; this can be undone</translation>
    </message>
    <message>
        <source>一行一个词，最多 {count} 字。</source>
        <translation>One term a line, of up to {count} characters.</translation>
    </message>
    <message numerus="yes">
        <source>%n 行不算词，不保存：重复的、超过 40 字的，或 # 开头的。</source>
        <translation>
            <numerusform>%n line is no term and is not kept: said before, longer than 40 characters, or begun with #.</numerusform>
            <numerusform>%n lines are no terms and are not kept: said before, longer than 40 characters, or begun with #.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LexiconLayers</name>
    <message numerus="yes">
        <source>词表“{name}”，%n 个词</source>
        <translation>
            <numerusform>Lexicon &quot;{name}&quot;, %n term</numerusform>
            <numerusform>Lexicon &quot;{name}&quot;, %n terms</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LibraryCommands</name>
    <message>
        <source>要点资料库 (*.yaodian)</source>
        <translation>Yaodian libraries (*.yaodian)</translation>
    </message>
    <message>
        <source>打开资料库</source>
        <translation>Open library</translation>
    </message>
    <message>
        <source>我的资料库.yaodian</source>
        <translation>My library.yaodian</translation>
    </message>
    <message>
        <source>新建资料库</source>
        <translation>New library</translation>
    </message>
    <message>
        <source>样例资料库.yaodian</source>
        <translation>Sample library.yaodian</translation>
    </message>
    <message>
        <source>正在准备样例</source>
        <translation>Preparing the sample</translation>
    </message>
    <message>
        <source>所有文件 (*)</source>
        <translation>All files (*)</translation>
    </message>
    <message>
        <source>导入文件</source>
        <translation>Import files</translation>
    </message>
    <message>
        <source>导入文件夹</source>
        <translation>Import folder</translation>
    </message>
    <message>
        <source>正在导入</source>
        <translation>Importing</translation>
    </message>
    <message>
        <source>正在检查</source>
        <translation>Checking</translation>
    </message>
    <message>
        <source>资料库完好：{plans} 份文件，{clauses} 个条目，{annotations} 条批注</source>
        <translation>The library is sound: {plans} plans, {clauses} clauses, {annotations} annotations</translation>
    </message>
    <message numerus="yes">
        <source>已导入 %n 份文件</source>
        <translation>
            <numerusform>Imported %n plan</numerusform>
            <numerusform>Imported %n plans</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n 个来源已在资料库中</source>
        <translation>
            <numerusform>%n source is in the library already</numerusform>
            <numerusform>%n sources are in the library already</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n 个来源没有导入</source>
        <translation>
            <numerusform>%n source was not imported</numerusform>
            <numerusform>%n sources were not imported</numerusform>
        </translation>
    </message>
    <message>
        <source>导入之后又有修改，请用“撤销”一步一步撤回</source>
        <translation>There were changes after the import; take them back step by step with Undo</translation>
    </message>
    <message>
        <source>可以导入的文件 ({pattern})</source>
        <translation>Files that can be imported ({pattern})</translation>
    </message>
    <message>
        <source>正在撤销导入</source>
        <translation>Undoing the import</translation>
    </message>
    <message>
        <source>剪贴板 {time}</source>
        <translation>Clipboard {time}</translation>
    </message>
</context>
<context>
    <name>LibraryPanel</name>
    <message>
        <source>资料库</source>
        <translation>Library</translation>
    </message>
    <message>
        <source>导入文件</source>
        <translation>Import files</translation>
    </message>
    <message numerus="yes">
        <source>%n 份文件</source>
        <translation>
            <numerusform>%n plan</numerusform>
            <numerusform>%n plans</numerusform>
        </translation>
    </message>
    <message>
        <source>打开</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>与…对照</source>
        <translation>Compare with…</translation>
    </message>
    <message>
        <source>文件信息</source>
        <translation>Plan details</translation>
    </message>
    <message>
        <source>移出资料库</source>
        <translation>Remove from library</translation>
    </message>
    <message>
        <source>已移出“{title}”，可以撤销</source>
        <translation>Removed &quot;{title}&quot;; undo brings it back</translation>
    </message>
    <message>
        <source>查看来源，核对导入</source>
        <translation>Show source, review import</translation>
    </message>
    <message>
        <source>与上一年对照</source>
        <translation>Compare with last year</translation>
    </message>
    <message>
        <source>重新识别结构</source>
        <translation>Read the structure again</translation>
    </message>
    <message>
        <source>并排打开</source>
        <translation>Open beside</translation>
    </message>
</context>
<context>
    <name>Licences</name>
    <message>
        <source>名称</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>版本</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>许可证</source>
        <translation>Licence</translation>
    </message>
</context>
<context>
    <name>LicencesDialog</name>
    <message>
        <source>第三方软件和许可证</source>
        <translation>Third-party software and licences</translation>
    </message>
    <message>
        <source>许可证全文</source>
        <translation>Text of the licence</translation>
    </message>
    <message>
        <source>要点用动态库的方式使用 Qt（LGPL-3.0），可以换成自己编译的 Qt。Qt 和 PySide6 的源代码由 Qt 项目公开发布。</source>
        <translation>Yaodian uses Qt (LGPL-3.0) as shared libraries, which you may replace by your own build. The Qt Project publishes the sources of Qt and PySide6.</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>LikenessCommands</name>
    <message>
        <source>先选一个条目，再找和它相近的。</source>
        <translation>Choose a clause first, then look for those like it.</translation>
    </message>
    <message>
        <source>先找相近条目，再选其中一条。</source>
        <translation>Look for clauses like one first, then choose one of them.</translation>
    </message>
    <message>
        <source>这两条在同一份文件里，不能对照。</source>
        <translation>Both clauses are in one plan and cannot be compared.</translation>
    </message>
    <message>
        <source>已建立对应，可以撤销</source>
        <translation>Linked; this can be undone</translation>
    </message>
    <message>
        <source>正在建立对应</source>
        <translation>Linking</translation>
    </message>
    <message>
        <source>找相近条目</source>
        <translation>Find clauses like this</translation>
    </message>
    <message>
        <source>并排对照</source>
        <translation>Compare</translation>
    </message>
    <message>
        <source>建立对应</source>
        <translation>Link</translation>
    </message>
</context>
<context>
    <name>LineageBar</name>
    <message>
        <source>列的次序</source>
        <translation>Order of columns</translation>
    </message>
    <message>
        <source>按年份</source>
        <translation>By year</translation>
    </message>
    <message>
        <source>按发文机关</source>
        <translation>By issuer</translation>
    </message>
    <message>
        <source>主题的次序</source>
        <translation>Order of themes</translation>
    </message>
    <message>
        <source>按原文次序</source>
        <translation>As in the text</translation>
    </message>
    <message>
        <source>按变化大小</source>
        <translation>By change</translation>
    </message>
    <message>
        <source>按章节</source>
        <translation>By section</translation>
    </message>
    <message>
        <source>按最早年份</source>
        <translation>By first year</translation>
    </message>
    <message>
        <source>字数</source>
        <translation>Length</translation>
    </message>
    <message>
        <source>批注</source>
        <translation>Notes</translation>
    </message>
    <message>
        <source>筛选主题</source>
        <translation>Filter themes</translation>
    </message>
    <message>
        <source>导出表格</source>
        <translation>Export table</translation>
    </message>
    <message>
        <source>格内</source>
        <translation>Cells</translation>
    </message>
    <message numerus="yes">
        <source>%n 份文件</source>
        <translation>
            <numerusform>%n plan</numerusform>
            <numerusform>%n plans</numerusform>
        </translation>
    </message>
    <message>
        <source>数量指标</source>
        <translation>Quantities</translation>
    </message>
</context>
<context>
    <name>LineageModel</name>
    <message>
        <source>主题</source>
        <translation>Themes</translation>
    </message>
    <message>
        <source>未见</source>
        <translation>not found</translation>
    </message>
    <message numerus="yes">
        <source>%n 份</source>
        <translation>
            <numerusform>%n plan</numerusform>
            <numerusform>%n plans</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n 条</source>
        <translation>
            <numerusform>%n clause</numerusform>
            <numerusform>%n clauses</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LineagePage</name>
    <message>
        <source>还没有打开资料库。</source>
        <translation>No library is open.</translation>
    </message>
    <message>
        <source>沿革要两份以上的文件。先导入，再回到这里。</source>
        <translation>A lineage takes two plans or more. Import them first, then come back.</translation>
    </message>
    <message>
        <source>正在理出沿革…</source>
        <translation>Following the themes…</translation>
    </message>
    <message>
        <source>选两份以上的文件，就会列出贯穿其中的主题。</source>
        <translation>Choose two plans or more to see the themes that run through them.</translation>
    </message>
    <message>
        <source>选择文件</source>
        <translation>Choose plans</translation>
    </message>
    <message>
        <source>这些文件里没有可以对照的条目。</source>
        <translation>These plans hold no clauses that can be compared.</translation>
    </message>
    <message>
        <source>筛选后没有主题</source>
        <translation>The filter leaves no theme</translation>
    </message>
    <message>
        <source>清除筛选</source>
        <translation>Clear the filter</translation>
    </message>
    <message>
        <source>{first}–{last}，{count} 份</source>
        <translation>{first}–{last}, {count} plans</translation>
    </message>
    <message>
        <source>自选文件…</source>
        <translation>Other plans…</translation>
    </message>
    <message>
        <source>沿革</source>
        <translation>Lineage</translation>
    </message>
</context>
<context>
    <name>LinkArea</name>
    <message>
        <source>对照</source>
        <translation>Compare</translation>
    </message>
</context>
<context>
    <name>LinkCommands</name>
    <message>
        <source>已确认 {} 处置信高于 {} 的对应，可以撤销</source>
        <translation>Confirmed {} links with a confidence above {}; you can undo this</translation>
    </message>
    <message>
        <source>没有别的待定对应了</source>
        <translation>No other link is undecided</translation>
    </message>
    <message>
        <source>已拆成 {} 处对应，可以撤销</source>
        <translation>Split into {} links; you can undo this</translation>
    </message>
    <message>
        <source>已把 {} 处对应合并为一处，可以撤销</source>
        <translation>Joined {} links into one; you can undo this</translation>
    </message>
</context>
<context>
    <name>LinkMenu</name>
    <message>
        <source>确认</source>
        <translation>Confirm</translation>
    </message>
    <message>
        <source>否决</source>
        <translation>Reject</translation>
    </message>
    <message>
        <source>改为待定</source>
        <translation>Set to undecided</translation>
    </message>
    <message>
        <source>改关系</source>
        <translation>Change relation</translation>
    </message>
    <message>
        <source>复制理由</source>
        <translation>Copy reasons</translation>
    </message>
    <message>
        <source>改选条目…</source>
        <translation>Other counterparts…</translation>
    </message>
    <message>
        <source>合并选中的 {} 处</source>
        <translation>Join the {} chosen</translation>
    </message>
    <message>
        <source>拆成多处</source>
        <translation>Split</translation>
    </message>
    <message>
        <source>在阅读中打开</source>
        <translation>Open in the reader</translation>
    </message>
    <message>
        <source>旧条目</source>
        <translation>Old clause</translation>
    </message>
    <message>
        <source>新条目</source>
        <translation>New clause</translation>
    </message>
    <message>
        <source>找相近条目</source>
        <translation>Find clauses like this</translation>
    </message>
</context>
<context>
    <name>LinkModel</name>
    <message>
        <source>旧条目</source>
        <translation>Old clause</translation>
    </message>
    <message>
        <source>新条目</source>
        <translation>New clause</translation>
    </message>
    <message>
        <source>关系</source>
        <translation>Relation</translation>
    </message>
    <message>
        <source>置信</source>
        <translation>Confidence</translation>
    </message>
    <message>
        <source>决定</source>
        <translation>Decision</translation>
    </message>
    <message>
        <source>备注</source>
        <translation>Note</translation>
    </message>
</context>
<context>
    <name>LinkPanel</name>
    <message>
        <source>这一处对应</source>
        <translation>This link</translation>
    </message>
    <message>
        <source>上一处</source>
        <translation>Previous</translation>
    </message>
    <message>
        <source>下一处</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>同时标为移动</source>
        <translation>Also moved</translation>
    </message>
    <message>
        <source>同时标为移动 (M)</source>
        <translation>Also moved (M)</translation>
    </message>
    <message>
        <source>跳过，看下一处待定</source>
        <translation>Skip to the next undecided</translation>
    </message>
    <message>
        <source>置信 {}</source>
        <translation>Confidence {}</translation>
    </message>
    <message>
        <source>旧 · {}</source>
        <translation>Old · {}</translation>
    </message>
    <message>
        <source>新 · {}</source>
        <translation>New · {}</translation>
    </message>
    <message>
        <source>未见对应条目</source>
        <translation>No counterpart found</translation>
    </message>
    <message>
        <source>理由</source>
        <translation>Reasons</translation>
    </message>
    <message>
        <source>备注</source>
        <translation>Remark</translation>
    </message>
    <message>
        <source>关系</source>
        <translation>Relation</translation>
    </message>
    <message>
        <source>写下判断的依据</source>
        <translation>What your decision rests on</translation>
    </message>
    <message>
        <source>从排好的候选里改选对应条目</source>
        <translation>Choose other counterparts from ranked candidates</translation>
    </message>
    <message>
        <source>可能的对应</source>
        <translation>Possible counterparts</translation>
    </message>
    <message>
        <source>确认</source>
        <translation>Confirm</translation>
    </message>
    <message>
        <source>否决</source>
        <translation>Reject</translation>
    </message>
    <message>
        <source>待定</source>
        <translation>Undecided</translation>
    </message>
    <message>
        <source>改选…</source>
        <translation>Choose…</translation>
    </message>
</context>
<context>
    <name>LinkTable</name>
    <message>
        <source>对应列表</source>
        <translation>List of links</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>未打开资料库</source>
        <translation>No library open</translation>
    </message>
    <message>
        <source>要点</source>
        <translation>Yaodian</translation>
    </message>
</context>
<context>
    <name>MaterialPage</name>
    <message>
        <source>文件</source>
        <translation>Plans</translation>
    </message>
    <message>
        <source>全选</source>
        <translation>All</translation>
    </message>
    <message>
        <source>对照</source>
        <translation>Comparisons</translation>
    </message>
    <message>
        <source>还没有对照过的文件。在“对照”里选两份文件，这里就能收入它们的对应。</source>
        <translation>No plans have been compared yet. Choose two in Compare, and their links can go in here.</translation>
    </message>
    <message>
        <source>标签</source>
        <translation>Tags</translation>
    </message>
    <message>
        <source>范围</source>
        <translation>Scope</translation>
    </message>
    <message>
        <source>生成时对照</source>
        <translation>aligned when written</translation>
    </message>
    <message>
        <source>已选 {count} / {total}</source>
        <translation>{count} of {total} chosen</translation>
    </message>
    <message>
        <source>全不选</source>
        <translation>None</translation>
    </message>
    <message>
        <source>还没有标签。选定文件的批注全部收入。</source>
        <translation>There are no tags yet. All annotations of the plans chosen go in.</translation>
    </message>
    <message>
        <source>只收入带有所选标签的批注。</source>
        <translation>Only annotations with the tags chosen go in.</translation>
    </message>
    <message>
        <source>不选标签，就收入选定文件的全部批注。</source>
        <translation>With no tag chosen, all annotations of the plans go in.</translation>
    </message>
    <message numerus="yes">
        <source>%n 条批注</source>
        <translation>
            <numerusform>%n annotation</numerusform>
            <numerusform>%n annotations</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n 处对应</source>
        <translation>
            <numerusform>%n link</numerusform>
            <numerusform>%n links</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MatrixDelegate</name>
    <message>
        <source>共 {} 条</source>
        <translation>{} clauses</translation>
    </message>
    <message>
        <source>{} 字</source>
        <translation>{} characters</translation>
    </message>
    <message>
        <source>批注 {}</source>
        <translation>notes {}</translation>
    </message>
</context>
<context>
    <name>MatrixView</name>
    <message>
        <source>沿革</source>
        <translation>Lineage</translation>
    </message>
</context>
<context>
    <name>Messages</name>
    <message>
        <source>这一步没有完成，资料库未受影响。</source>
        <translation>This step was not completed; the library is unharmed.</translation>
    </message>
    <message>
        <source>已取消：{job}。已完成的部分保留</source>
        <translation>Cancelled: {job}. What was finished stays</translation>
    </message>
    <message>
        <source>撤销</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>复制详情</source>
        <translation>Copy details</translation>
    </message>
    <message>
        <source>查看</source>
        <translation>Show</translation>
    </message>
    <message numerus="yes">
        <source>%n 个来源请核对</source>
        <translation>
            <numerusform>%n source wants a look</numerusform>
            <numerusform>%n sources want a look</numerusform>
        </translation>
    </message>
    <message>
        <source>核对</source>
        <translation>Review</translation>
    </message>
    <message>
        <source>上次要点意外退出。已存入资料库的内容都在；报告里没有文件的内容。</source>
        <translation>Yaodian quit unexpectedly the last time. What was saved in the library is all there; the report holds no text of your plans.</translation>
    </message>
    <message>
        <source>打开报告</source>
        <translation>Open report</translation>
    </message>
    <message>
        <source>重试</source>
        <translation>Try again</translation>
    </message>
</context>
<context>
    <name>MetadataForm</name>
    <message>
        <source>未写明</source>
        <translation>not stated</translation>
    </message>
    <message>
        <source>还原</source>
        <translation>Restore</translation>
    </message>
    <message>
        <source>不用自填的值，恢复从原文读出的</source>
        <translation>Drop your own value, use what the text says</translation>
    </message>
    <message>
        <source>题名</source>
        <translation>Title</translation>
    </message>
    <message>
        <source>发文机关</source>
        <translation>Issuer</translation>
    </message>
    <message>
        <source>地区</source>
        <translation>Region</translation>
    </message>
    <message>
        <source>层级</source>
        <translation>Level</translation>
    </message>
    <message>
        <source>内容年份</source>
        <translation>Year</translation>
    </message>
    <message>
        <source>成文日期</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>发文字号</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>来源网站</source>
        <translation>Website</translation>
    </message>
    <message>
        <source>自填；原文读出的是“{value}”</source>
        <translation>Your own; the text says &quot;{value}&quot;</translation>
    </message>
    <message>
        <source>自填；原文没有写明</source>
        <translation>Your own; the text does not say</translation>
    </message>
    <message>
        <source>推定：{words}</source>
        <translation>Inferred: {words}</translation>
    </message>
    <message>
        <source>依据：{words}</source>
        <translation>From: {words}</translation>
    </message>
    <message>
        <source>推定</source>
        <translation>Inferred</translation>
    </message>
    <message>
        <source>“{words}”</source>
        <translation>&quot;{words}&quot;</translation>
    </message>
    <message>
        <source>题名写 {value}</source>
        <translation>title says {value}</translation>
    </message>
    <message>
        <source>原文另写 {value}</source>
        <translation>text also says {value}</translation>
    </message>
</context>
<context>
    <name>NameDialog</name>
    <message>
        <source>确定</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>NameEditor</name>
    <message>
        <source>编号</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>标题</source>
        <translation>Heading</translation>
    </message>
</context>
<context>
    <name>Noise</name>
    <message>
        <source>导航</source>
        <translation>Navigation</translation>
    </message>
    <message>
        <source>所在位置</source>
        <translation>Breadcrumb</translation>
    </message>
    <message>
        <source>网页标题</source>
        <translation>Page title</translation>
    </message>
    <message>
        <source>发布信息</source>
        <translation>Page info</translation>
    </message>
    <message>
        <source>网站介绍</source>
        <translation>Site intro</translation>
    </message>
    <message>
        <source>免责声明</source>
        <translation>Disclaimer</translation>
    </message>
    <message>
        <source>相关链接</source>
        <translation>Related links</translation>
    </message>
    <message>
        <source>页脚</source>
        <translation>Footer</translation>
    </message>
    <message>
        <source>其他</source>
        <translation>Other</translation>
    </message>
</context>
<context>
    <name>NoiseList</name>
    <message>
        <source>没有网页杂质，来源文件全部归入正文。</source>
        <translation>No noise: the whole source went into plans.</translation>
    </message>
    <message>
        <source>{kind} {count} 处</source>
        <translation>{kind}: {count}</translation>
    </message>
</context>
<context>
    <name>Nothing</name>
    <message>
        <source>没有打开资料库。打开或新建资料库后再检索。</source>
        <translation>No library is open. Open or create one to search it.</translation>
    </message>
    <message>
        <source>在上方的检索框里输入文字，按 Enter 检索整个资料库（Ctrl+K）。</source>
        <translation>Type into the search field above and press Enter to search the whole library (Ctrl+K).</translation>
    </message>
    <message>
        <source>检索已停止。</source>
        <translation>The search was stopped.</translation>
    </message>
    <message>
        <source>正在找相近的条目…</source>
        <translation>Looking for clauses like it…</translation>
    </message>
    <message>
        <source>正在检索“{query}”…</source>
        <translation>Searching &quot;{query}&quot;…</translation>
    </message>
    <message>
        <source>没有找到相近的条目。</source>
        <translation>No clauses like it were found.</translation>
    </message>
    <message>
        <source>请换一种检索方式，或换一个写法再试。</source>
        <translation>Try another way of searching or another wording.</translation>
    </message>
    <message>
        <source>检索按原文逐字匹配：请少输几个字，或换一个写法再试。</source>
        <translation>The text is matched as it stands: try fewer characters or another wording.</translation>
    </message>
    <message>
        <source>改查“{mode}”</source>
        <translation>Search for “{mode}” instead</translation>
    </message>
    <message>
        <source>没有找到“{query}”。</source>
        <translation>“{query}” was not found.</translation>
    </message>
    <message>
        <source>不限标题和要素再查</source>
        <translation>Search again, not only in headings or beside facts</translation>
    </message>
    <message>
        <source>各种写法视为相同再查</source>
        <translation>Search again with all spellings taken as the same</translation>
    </message>
</context>
<context>
    <name>Notices</name>
    <message>
        <source>作为批注收入</source>
        <translation>Take as annotations</translation>
    </message>
    <message>
        <source>到阅读中查看</source>
        <translation>Show in the reader</translation>
    </message>
    <message>
        <source>这个来源的文件不在资料库里：导入已撤销，或已移出。</source>
        <translation>The plans of this source are not in the library: the import was undone, or they were removed.</translation>
    </message>
    <message>
        <source>这是已有文件的新版本：正文已更新，批注和对应都随文字移动了。</source>
        <translation>This is a new version of a file in the library: its text was updated, annotations and links went with it.</translation>
    </message>
    <message>
        <source>这是已有文件的新版本：正文已更新。{check} 条批注的位置待核对，{lost} 条没有找到原文。</source>
        <translation>This is a new version of a file in the library: its text was updated. The places of {check} annotations are to be checked, {lost} found no place.</translation>
    </message>
    <message numerus="yes">
        <source>文件里有 %n 条批注</source>
        <translation>
            <numerusform>The file holds %n comment</numerusform>
            <numerusform>The file holds %n comments</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>文件里有 %n 条批注（{names}）</source>
        <translation>
            <numerusform>The file holds %n comment ({names})</numerusform>
            <numerusform>The file holds %n comments ({names})</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OptionsBar</name>
    <message>
        <source>检索方式</source>
        <translation>Way of searching</translation>
    </message>
    <message>
        <source>检索方式：几个词之间用空格隔开</source>
        <translation>Way of searching: blanks stand between words</translation>
    </message>
    <message>
        <source>只查标题</source>
        <translation>Headings only</translation>
    </message>
    <message>
        <source>只在文件标题和条目的编号、标题里找</source>
        <translation>Search only in titles of plans, numbers and headings of clauses</translation>
    </message>
    <message>
        <source>视为相同</source>
        <translation>Count as same</translation>
    </message>
    <message>
        <source>哪些写法视为相同</source>
        <translation>Which spellings count as the same</translation>
    </message>
    <message>
        <source>和输入的文字一字不差</source>
        <translation>Exactly the text as it was typed</translation>
    </message>
    <message>
        <source>同一条里有全部词语</source>
        <translation>All words within one clause</translation>
    </message>
    <message>
        <source>有其中一个词语</source>
        <translation>One of the words</translation>
    </message>
    <message>
        <source>例如 \d+(\.\d+)?%</source>
        <translation>For example \d+(\.\d+)?%</translation>
    </message>
    <message>
        <source>全角和半角，引号的各种写法</source>
        <translation>Full and half width, shapes of quotation marks</translation>
    </message>
    <message>
        <source>繁体和简体</source>
        <translation>Traditional and simplified</translation>
    </message>
    <message>
        <source>大写和小写</source>
        <translation>Upper and lower case</translation>
    </message>
    <message>
        <source>数字的写法：2020年 和 二〇二〇年，50% 和 百分之五十</source>
        <translation>Ways to write a number: digits and Chinese numerals, 50% and in words</translation>
    </message>
    <message>
        <source>只在有这种要素的条目里找</source>
        <translation>Only in clauses with such a fact</translation>
    </message>
    <message>
        <source>词语之间最多隔多少字</source>
        <translation>How many characters may stand between the words</translation>
    </message>
    <message>
        <source>最多隔 {count} 个字</source>
        <translation>Within {count} characters</translation>
    </message>
    <message>
        <source>词语之间只隔不多的字</source>
        <translation>Few characters between the words</translation>
    </message>
</context>
<context>
    <name>OutlineEditing</name>
    <message>
        <source>这里不能再升级</source>
        <translation>It cannot be promoted any further here</translation>
    </message>
    <message>
        <source>这里不能再降级：前面没有能放它的条目</source>
        <translation>It cannot be demoted any further here: no clause before it can hold it</translation>
    </message>
    <message>
        <source>已经在能到的级别</source>
        <translation>It is on that level, or as near as its place allows</translation>
    </message>
    <message>
        <source>它是第一个条目，前面没有可以合并的</source>
        <translation>It is the first clause; there is none before it to join</translation>
    </message>
    <message>
        <source>先选一个条目，再改编号和标题</source>
        <translation>Select one clause first, then change its number and heading</translation>
    </message>
    <message>
        <source>这里已经是条目的开头。把光标放到句子中间，或选中一段文字，再拆开</source>
        <translation>A clause begins here already. Put the caret inside a sentence, or select some text, then split</translation>
    </message>
    <message>
        <source>正在改目录</source>
        <translation>Editing the section tree</translation>
    </message>
    <message>
        <source>升一级</source>
        <translation>Promote</translation>
    </message>
    <message>
        <source>降一级</source>
        <translation>Demote</translation>
    </message>
    <message>
        <source>改级别</source>
        <translation>Change level</translation>
    </message>
    <message>
        <source>定为</source>
        <translation>Make it a</translation>
    </message>
    <message>
        <source>改编号和标题</source>
        <translation>Change number and heading</translation>
    </message>
    <message>
        <source>合并到上一条</source>
        <translation>Join with the clause before</translation>
    </message>
    <message>
        <source>加标签</source>
        <translation>Add tag</translation>
    </message>
    <message>
        <source>找相近条目</source>
        <translation>Find clauses like this</translation>
    </message>
    <message>
        <source>并排打开</source>
        <translation>Open beside</translation>
    </message>
    <message>
        <source>写批注</source>
        <translation>Write note</translation>
    </message>
</context>
<context>
    <name>OutlineModel</name>
    <message>
        <source>前言</source>
        <translation>Preamble</translation>
    </message>
    <message>
        <source>结语</source>
        <translation>Closing</translation>
    </message>
    <message>
        <source>落款</source>
        <translation>Signature</translation>
    </message>
    <message>
        <source>附件</source>
        <translation>Attachment</translation>
    </message>
    <message>
        <source>标签 {names}</source>
        <translation>tags {names}</translation>
    </message>
    <message numerus="yes">
        <source>%n 条批注</source>
        <translation>
            <numerusform>%n annotation</numerusform>
            <numerusform>%n annotations</numerusform>
        </translation>
    </message>
    <message>
        <source>对应已确认 {confirmed} 处，共 {links} 处</source>
        <translation>{confirmed} of {links} links confirmed</translation>
    </message>
    <message numerus="yes">
        <source>%n 处命中</source>
        <translation>
            <numerusform>%n hit</numerusform>
            <numerusform>%n hits</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OutlinePanel</name>
    <message>
        <source>目录</source>
        <translation>Contents</translation>
    </message>
    <message>
        <source>筛选目录</source>
        <translation>Filter contents</translation>
    </message>
    <message>
        <source>全部折叠或展开</source>
        <translation>Fold or unfold all</translation>
    </message>
    <message>
        <source>筛选后没有条目</source>
        <translation>No clause passes the filter</translation>
    </message>
    <message>
        <source>清除筛选</source>
        <translation>Clear filter</translation>
    </message>
    <message numerus="yes">
        <source>%n 条</source>
        <translation>
            <numerusform>%n clause</numerusform>
            <numerusform>%n clauses</numerusform>
        </translation>
    </message>
    <message>
        <source>只看有批注的条目</source>
        <translation>Annotated clauses only</translation>
    </message>
    <message>
        <source>展开到{level}</source>
        <translation>Unfold to {level}</translation>
    </message>
</context>
<context>
    <name>OutlineTree</name>
    <message>
        <source>目录</source>
        <translation>Contents</translation>
    </message>
</context>
<context>
    <name>OutsideChanges</name>
    <message>
        <source>另一个程序改了这个资料库，已更新</source>
        <translation>Another program changed this library; the view is up to date</translation>
    </message>
</context>
<context>
    <name>OverviewStrip</name>
    <message>
        <source>全文概览</source>
        <translation>Overview of the plan</translation>
    </message>
</context>
<context>
    <name>OwnArea</name>
    <message>
        <source>（全文无章）</source>
        <translation>(no sections)</translation>
    </message>
</context>
<context>
    <name>PageHead</name>
    <message>
        <source>回到矩阵</source>
        <translation>Back to the matrix</translation>
    </message>
    <message>
        <source>表格或矩阵</source>
        <translation>Table or matrix</translation>
    </message>
    <message>
        <source>表格</source>
        <translation>Table</translation>
    </message>
    <message>
        <source>一行一条批注</source>
        <translation>One annotation a row</translation>
    </message>
    <message>
        <source>矩阵</source>
        <translation>Matrix</translation>
    </message>
    <message>
        <source>各个标签有多少条，按年份或机关</source>
        <translation>How many each tag has, by year or issuer</translation>
    </message>
    <message>
        <source>筛选方案</source>
        <translation>Saved filters</translation>
    </message>
    <message>
        <source>导出…</source>
        <translation>Export…</translation>
    </message>
    <message>
        <source>按{kind}分组</source>
        <translation>By {kind}</translation>
    </message>
    <message>
        <source>不分组</source>
        <translation>No groups</translation>
    </message>
    <message>
        <source>标签 × {kind}</source>
        <translation>Tags × {kind}</translation>
    </message>
    <message>
        <source>分组</source>
        <translation>Groups</translation>
    </message>
    <message>
        <source>批注按什么分组</source>
        <translation>What annotations are grouped by</translation>
    </message>
    <message>
        <source>矩阵的列</source>
        <translation>Columns of the matrix</translation>
    </message>
    <message>
        <source>标签与什么交叉统计</source>
        <translation>What tags are counted by</translation>
    </message>
    <message>
        <source>保存或调出筛选</source>
        <translation>Keep or call up a filter</translation>
    </message>
    <message>
        <source>把筛选后的批注和统计存为 Excel 表格</source>
        <translation>Save what passes the filter, and its counts, as an Excel workbook</translation>
    </message>
</context>
<context>
    <name>PageView</name>
    <message>
        <source>上一页</source>
        <translation>Previous page</translation>
    </message>
    <message>
        <source>下一页</source>
        <translation>Next page</translation>
    </message>
    <message>
        <source>预览大致如此；分页和字体以 Word 为准。</source>
        <translation>An approximate preview; pages and fonts are Word&apos;s.</translation>
    </message>
    <message>
        <source>第 {page} / {total} 页</source>
        <translation>Page {page} of {total}</translation>
    </message>
    <message>
        <source>简报预览，{where}</source>
        <translation>Preview of the note, {where}</translation>
    </message>
    <message>
        <source>这是 LibreOffice 排出的真实页面。</source>
        <translation>These are the true pages, laid out by LibreOffice.</translation>
    </message>
</context>
<context>
    <name>PairArea</name>
    <message>
        <source>（全文无章）</source>
        <translation>(no sections)</translation>
    </message>
</context>
<context>
    <name>PairBar</name>
    <message>
        <source>旧文件</source>
        <translation>Old plan</translation>
    </message>
    <message>
        <source>选旧文件</source>
        <translation>Choose the old plan</translation>
    </message>
    <message>
        <source>新文件</source>
        <translation>New plan</translation>
    </message>
    <message>
        <source>选新文件</source>
        <translation>Choose the new plan</translation>
    </message>
    <message>
        <source>对调两份文件</source>
        <translation>Swap the two plans</translation>
    </message>
    <message>
        <source>重新对照</source>
        <translation>Align again</translation>
    </message>
    <message>
        <source>已决 {} / {}</source>
        <translation>{} of {} decided</translation>
    </message>
    <message>
        <source>再找一遍对应；已作的决定都保留</source>
        <translation>Looks for links again; decisions are kept</translation>
    </message>
    <message>
        <source>确认 {} 处高于 {}</source>
        <translation>Confirm {} above {}</translation>
    </message>
    <message>
        <source>把两边都有、置信高于 {} 的 {} 处待定改为已确认，一步撤销</source>
        <translation>Confirms the {1} undecided links of both plans above {0}; one undo takes it back</translation>
    </message>
    <message>
        <source>与上一年对照</source>
        <translation>Compare with last year</translation>
    </message>
    <message>
        <source>对照数据</source>
        <translation>Figures of the comparison</translation>
    </message>
    <message>
        <source>另选置信，全部确认</source>
        <translation>Confirm all above another confidence</translation>
    </message>
    <message>
        <source>确认全部高于 {}（{} 处）</source>
        <translation>Confirm all above {} ({})</translation>
    </message>
</context>
<context>
    <name>PartList</name>
    <message>
        <source>内容与次序</source>
        <translation>Content and order</translation>
    </message>
    <message>
        <source>空格取舍，拖动或按 Alt+↑、Alt+↓ 换次序</source>
        <translation>Space takes or leaves a part; drag it, or press Alt+Up or Alt+Down, to move it</translation>
    </message>
</context>
<context>
    <name>PartOptions</name>
    <message>
        <source>这一部分的标题</source>
        <translation>Heading of this part</translation>
    </message>
    <message>
        <source>批注按什么分组</source>
        <translation>How annotations are grouped</translation>
    </message>
    <message>
        <source>开头的话</source>
        <translation>Opening words</translation>
    </message>
    <message>
        <source>小结</source>
        <translation>Conclusion</translation>
    </message>
    <message>
        <source>标题</source>
        <translation>Title</translation>
    </message>
    <message>
        <source>分组</source>
        <translation>Grouping</translation>
    </message>
    <message>
        <source>开头的话（自己写，再次生成时保留）</source>
        <translation>Opening words (yours; kept for the next note)</translation>
    </message>
    <message>
        <source>小结（自己写，再次生成时保留）</source>
        <translation>Conclusion (yours; kept for the next note)</translation>
    </message>
    <message>
        <source>按文件</source>
        <translation>By plan</translation>
    </message>
    <message>
        <source>按标签</source>
        <translation>By tag</translation>
    </message>
    <message>
        <source>按章节</source>
        <translation>By section</translation>
    </message>
    <message>
        <source>按状态</source>
        <translation>By status</translation>
    </message>
    <message>
        <source>按地区</source>
        <translation>By region</translation>
    </message>
    <message>
        <source>批注另作 Word 批注</source>
        <translation>Also as Word comments</translation>
    </message>
    <message>
        <source>表格横排</source>
        <translation>Tables on landscape pages</translation>
    </message>
    <message>
        <source>长条目写全文，不截短</source>
        <translation>Long clauses in full, not shortened</translation>
    </message>
</context>
<context>
    <name>PlaceRow</name>
    <message>
        <source>位置无误</source>
        <translation>Place is right</translation>
    </message>
    <message>
        <source>重新定位</source>
        <translation>Move</translation>
    </message>
    <message>
        <source>位置待核对</source>
        <translation>Check place</translation>
    </message>
    <message>
        <source>未能定位</source>
        <translation>No place found</translation>
    </message>
</context>
<context>
    <name>PlanChips</name>
    <message>
        <source>文件</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>文件{number}</source>
        <translation>Plan {number}</translation>
    </message>
</context>
<context>
    <name>PlanCommands</name>
    <message numerus="yes">
        <source>已彻底删除 %n 份文件</source>
        <translation>
            <numerusform>Erased %n plan for good</numerusform>
            <numerusform>Erased %n plans for good</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n 个来源文件也已删掉</source>
        <translation>
            <numerusform>%n source file went too</numerusform>
            <numerusform>%n source files went too</numerusform>
        </translation>
    </message>
    <message>
        <source>来源文件“{names}”还有别的文件在用，留着</source>
        <translation>the source file “{names}” stays, since other plans of it are in use</translation>
    </message>
    <message>
        <source>正在彻底删除</source>
        <translation>Erasing for good</translation>
    </message>
    <message>
        <source>已重新识别“{title}”，手工改过的都保留</source>
        <translation>Read “{title}” again; everything put right by hand stays</translation>
    </message>
    <message>
        <source>正在重新识别结构</source>
        <translation>Reading the structure again</translation>
    </message>
</context>
<context>
    <name>PlanDialog</name>
    <message>
        <source>文件信息</source>
        <translation>Plan details</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>内容</source>
        <translation>Content</translation>
    </message>
    <message>
        <source>来源文件</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>网页杂质 {count} 处</source>
        <translation>Noise: {count}</translation>
    </message>
    <message>
        <source>网页杂质</source>
        <translation>Noise</translation>
    </message>
    <message>
        <source>文件名</source>
        <translation>File name</translation>
    </message>
    <message>
        <source>编码</source>
        <translation>Encoding</translation>
    </message>
    <message>
        <source>大小</source>
        <translation>Size</translation>
    </message>
    <message>
        <source>{bytes} 字节</source>
        <translation>{bytes} bytes</translation>
    </message>
    <message>
        <source>导入时间</source>
        <translation>Imported</translation>
    </message>
    <message>
        <source>复制 SHA-256</source>
        <translation>Copy SHA-256</translation>
    </message>
    <message numerus="yes">
        <source>%n 个条目</source>
        <translation>
            <numerusform>%n clause</numerusform>
            <numerusform>%n clauses</numerusform>
        </translation>
    </message>
    <message>
        <source>{letters} 字</source>
        <translation>{letters} characters</translation>
    </message>
    <message numerus="yes">
        <source>%n 条批注</source>
        <translation>
            <numerusform>%n annotation</numerusform>
            <numerusform>%n annotations</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PlanModel</name>
    <message>
        <source>{year} 年</source>
        <translation>{year}</translation>
    </message>
    <message>
        <source>年份未写明</source>
        <translation>Year not stated</translation>
    </message>
    <message numerus="yes">
        <source>%n 条批注的位置待核对</source>
        <translation>
            <numerusform>The place of %n annotation is to be checked</numerusform>
            <numerusform>The places of %n annotations are to be checked</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{title}，{place}，%n 条批注</source>
        <translation>
            <numerusform>{title}, {place}, %n annotation</numerusform>
            <numerusform>{title}, {place}, %n annotations</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PlanTextView</name>
    <message>
        <source>正文</source>
        <translation>Text</translation>
    </message>
</context>
<context>
    <name>PlansDialog</name>
    <message>
        <source>选择文件</source>
        <translation>Choose plans</translation>
    </message>
    <message>
        <source>文件</source>
        <translation>Plans</translation>
    </message>
    <message>
        <source>理出沿革</source>
        <translation>Follow the themes</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>勾选两份以上的文件，按内容年份排成一列。没有对照过的会先对照。</source>
        <translation>Tick two plans or more; they stand in order of year. Those never aligned are aligned first.</translation>
    </message>
    <message numerus="yes">
        <source>已选 %n 份</source>
        <translation>
            <numerusform>%n chosen</numerusform>
            <numerusform>%n chosen</numerusform>
        </translation>
    </message>
    <message>
        <source>查找文件</source>
        <translation>Find a plan</translation>
    </message>
</context>
<context>
    <name>PossibleView</name>
    <message>
        <source>正在找…</source>
        <translation>Looking…</translation>
    </message>
    <message>
        <source>没有别的相近条目</source>
        <translation>No other clause is close</translation>
    </message>
    <message>
        <source>改为与它对应：{}</source>
        <translation>Link it with this instead: {}</translation>
    </message>
</context>
<context>
    <name>ReadOnlyBar</name>
    <message>
        <source>另存副本…</source>
        <translation>Save a copy…</translation>
    </message>
    <message>
        <source>重试</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>看现在能不能修改</source>
        <translation>See whether it can be changed now</translation>
    </message>
</context>
<context>
    <name>ReaderHeader</name>
    <message>
        <source>所在章节</source>
        <translation>Section path</translation>
    </message>
    <message>
        <source>文件信息</source>
        <translation>Plan details</translation>
    </message>
    <message>
        <source>未写明</source>
        <translation>Not stated</translation>
    </message>
    <message>
        <source>内容年份 {year}</source>
        <translation>Content of {year}</translation>
    </message>
    <message numerus="yes">
        <source>%n 章</source>
        <translation>
            <numerusform>%n section</numerusform>
            <numerusform>%n sections</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n 条</source>
        <translation>
            <numerusform>%n clause</numerusform>
            <numerusform>%n clauses</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>网页杂质 %n 处</source>
        <translation>
            <numerusform>%n noise passage</numerusform>
            <numerusform>%n noise passages</numerusform>
        </translation>
    </message>
    <message>
        <source>{value}（推定）</source>
        <translation>{value} (inferred)</translation>
    </message>
    <message>
        <source>命中“{query}”</source>
        <translation>Hits &quot;{query}&quot;</translation>
    </message>
    <message>
        <source>显示或隐藏批注</source>
        <translation>Show or hide annotations</translation>
    </message>
    <message>
        <source>与上一年对照</source>
        <translation>Compare with last year</translation>
    </message>
    <message>
        <source>关闭这一侧</source>
        <translation>Close this side</translation>
    </message>
    <message>
        <source>正在用的一侧</source>
        <translation>The side in use</translation>
    </message>
</context>
<context>
    <name>ReaderPage</name>
    <message>
        <source>已删除批注，可以撤销</source>
        <translation>Annotation deleted; undo brings it back</translation>
    </message>
</context>
<context>
    <name>ReaderPane</name>
    <message>
        <source>导入文件…</source>
        <translation>Import files…</translation>
    </message>
    <message>
        <source>资料库里还没有文件。把文件拖到窗口里，或导入。</source>
        <translation>There are no plans in the library yet. Drop files on the window, or import them.</translation>
    </message>
    <message>
        <source>从左边选一份文件开始阅读。</source>
        <translation>Choose a plan on the left to start reading.</translation>
    </message>
    <message>
        <source>选中 {n} 字</source>
        <translation>{n} characters selected</translation>
    </message>
    <message>
        <source>全文 {n} 字</source>
        <translation>{n} characters in all</translation>
    </message>
</context>
<context>
    <name>ReaderTagging</name>
    <message numerus="yes">
        <source>%n 条已加标签“{name}”</source>
        <translation>
            <numerusform>%n clause tagged “{name}”</numerusform>
            <numerusform>%n clauses tagged “{name}”</numerusform>
        </translation>
    </message>
    <message>
        <source>已去掉标签“{name}”</source>
        <translation>Took the tag “{name}” off</translation>
    </message>
    <message>
        <source>没有这个标签。按 Enter 新建。</source>
        <translation>There is no such tag. Enter makes it.</translation>
    </message>
    <message>
        <source>标签</source>
        <translation>Tags</translation>
    </message>
    <message>
        <source>查找或新建标签</source>
        <translation>Find or make a tag</translation>
    </message>
    <message>
        <source>这些条目不相连，请分别写批注</source>
        <translation>These clauses do not follow one another. Write a note on each.</translation>
    </message>
    <message>
        <source>没有用数字键 {number} 的标签。按 0 选标签或新建</source>
        <translation>No tag has the digit {number}. Press 0 to choose a tag or make one.</translation>
    </message>
</context>
<context>
    <name>RecipeBar</name>
    <message>
        <source>配方</source>
        <translation>Recipe</translation>
    </message>
    <message>
        <source>配方记着一份简报的内容、次序和你写的话；有了新批注，用同一配方再生成即可</source>
        <translation>A recipe remembers the content, order and your own words of a note; with new annotations, write it again by the same recipe</translation>
    </message>
    <message>
        <source>存配方</source>
        <translation>Save recipe</translation>
    </message>
    <message>
        <source>另存配方…</source>
        <translation>Save recipe as…</translation>
    </message>
    <message>
        <source>删除配方</source>
        <translation>Delete recipe</translation>
    </message>
    <message>
        <source>不用配方</source>
        <translation>No recipe</translation>
    </message>
    <message>
        <source>另存配方</source>
        <translation>Save recipe as</translation>
    </message>
    <message>
        <source>配方名称</source>
        <translation>Name of the recipe</translation>
    </message>
</context>
<context>
    <name>RecipePanel</name>
    <message>
        <source>简报的内容</source>
        <translation>What goes into the note</translation>
    </message>
    <message>
        <source>内容</source>
        <translation>Content</translation>
    </message>
    <message>
        <source>材料</source>
        <translation>Material</translation>
    </message>
    <message>
        <source>版式</source>
        <translation>Layout</translation>
    </message>
    <message>
        <source>配方</source>
        <translation>Recipe</translation>
    </message>
    <message>
        <source>内容与次序</source>
        <translation>Content and order</translation>
    </message>
    <message>
        <source>上移</source>
        <translation>Move up</translation>
    </message>
    <message>
        <source>下移</source>
        <translation>Move down</translation>
    </message>
    <message>
        <source>加一章自己写的</source>
        <translation>Add a chapter of your own</translation>
    </message>
    <message>
        <source>去掉这一章</source>
        <translation>Remove this chapter</translation>
    </message>
    <message>
        <source>{count} 条</source>
        <translation>{count}</translation>
    </message>
    <message>
        <source>{count} 处</source>
        <translation>{count}</translation>
    </message>
    <message>
        <source>{count} 个主题</source>
        <translation>{count} themes</translation>
    </message>
    <message>
        <source>{count} 幅</source>
        <translation>{count}</translation>
    </message>
    <message>
        <source>{count} 份</source>
        <translation>{count}</translation>
    </message>
    <message>
        <source>{count} 项</source>
        <translation>{count}</translation>
    </message>
    <message>
        <source>没有内容</source>
        <translation>nothing</translation>
    </message>
</context>
<context>
    <name>Recipes</name>
    <message>
        <source>上次的简报</source>
        <translation>Last note</translation>
    </message>
</context>
<context>
    <name>RelationPicker</name>
    <message>
        <source>关系</source>
        <translation>Relation</translation>
    </message>
</context>
<context>
    <name>RelinkDialog</name>
    <message>
        <source>改选对应条目</source>
        <translation>Choose counterparts</translation>
    </message>
    <message>
        <source>改选哪一边</source>
        <translation>Which side</translation>
    </message>
    <message>
        <source>改选新条目</source>
        <translation>New clauses</translation>
    </message>
    <message>
        <source>改选旧条目</source>
        <translation>Old clauses</translation>
    </message>
    <message>
        <source>筛选条目：编号、标题或正文</source>
        <translation>Filter by number, heading or text</translation>
    </message>
    <message>
        <source>改为这些对应</source>
        <translation>Link these</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>不变的一边</source>
        <translation>The side that stays</translation>
    </message>
    <message>
        <source>没有条目：选定后成为单独的一处</source>
        <translation>No clause: what you choose becomes a link of its own</translation>
    </message>
    <message numerus="yes">
        <source>已选 %n 条；按空格可多选</source>
        <translation>
            <numerusform>%n clause chosen; Space ticks more</numerusform>
            <numerusform>%n clauses chosen; Space ticks more</numerusform>
        </translation>
    </message>
    <message>
        <source>改为没有对应</source>
        <translation>No counterpart</translation>
    </message>
</context>
<context>
    <name>RelocateBar</name>
    <message>
        <source>定位到所选</source>
        <translation>Move to selection</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>在正文里选中“{quote}”现在的位置</source>
        <translation>Select where “{quote}” stands in the text now</translation>
    </message>
    <message>
        <source>先在正文里选中文字，再按“定位到所选”</source>
        <translation>Select text first, then press “Move to selection”</translation>
    </message>
    <message>
        <source>已定位到所选文字，可以撤销</source>
        <translation>Moved to the selected text; you can undo this</translation>
    </message>
</context>
<context>
    <name>Results</name>
    <message>
        <source>筛选后没有条目。</source>
        <translation>No clauses pass the filters.</translation>
    </message>
    <message>
        <source>清除筛选</source>
        <translation>Clear the filters</translation>
    </message>
    <message>
        <source>在阅读中打开</source>
        <translation>Open in the reader</translation>
    </message>
    <message>
        <source>复制并注明出处</source>
        <translation>Copy with its source</translation>
    </message>
    <message>
        <source>已复制，附出处</source>
        <translation>Copied with its source</translation>
    </message>
</context>
<context>
    <name>ResultsDelegate</name>
    <message>
        <source>推定</source>
        <translation>inferred</translation>
    </message>
</context>
<context>
    <name>ResultsHead</name>
    <message>
        <source>停止</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>回到检索</source>
        <translation>Back to the search</translation>
    </message>
    <message>
        <source>{count} 条</source>
        <translation>{count} clauses</translation>
    </message>
    <message>
        <source>{count} 处</source>
        <translation>{count} places</translation>
    </message>
    <message>
        <source>和“{clause}”相近，在 {plans} 份文件里</source>
        <translation>like “{clause}”, in {plans} plans</translation>
    </message>
    <message>
        <source>{plans} 份文件、{clauses} 条</source>
        <translation>{plans} plans, {clauses} clauses</translation>
    </message>
    <message>
        <source>筛选前 {count} 处</source>
        <translation>{count} before filtering</translation>
    </message>
    <message>
        <source>还在找…</source>
        <translation>still searching…</translation>
    </message>
    <message>
        <source>已停止，只找了一部分</source>
        <translation>stopped, not all was searched</translation>
    </message>
    <message>
        <source>资料库中共 {total} 处，只列前 {count} 处</source>
        <translation>{total} in the library, the first {count} listed</translation>
    </message>
    <message>
        <source>和原条目并排对照</source>
        <translation>Compare beside the clause asked for</translation>
    </message>
    <message>
        <source>和原条目建立对应</source>
        <translation>Link with the clause asked for</translation>
    </message>
</context>
<context>
    <name>ResultsModel</name>
    <message>
        <source>，标签 {names}</source>
        <translation>, tags {names}</translation>
    </message>
    <message>
        <source>相似度 {value}</source>
        <translation>similarity {value}</translation>
    </message>
    <message numerus="yes">
        <source>{title}，%n 处</source>
        <translation>
            <numerusform>{title}, %n hit</numerusform>
            <numerusform>{title}, %n hits</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ResultsView</name>
    <message>
        <source>检索结果</source>
        <translation>Search results</translation>
    </message>
</context>
<context>
    <name>Review</name>
    <message>
        <source>一 二 三 四 五 六 七 八 九 十</source>
        <translation>1 2 3 4 5 6 7 8 9 10</translation>
    </message>
</context>
<context>
    <name>ReviewCommands</name>
    <message>
        <source>导入之后又有修改，请用“撤销”一步一步撤回</source>
        <translation>Something was changed after the import. Use Undo to go back step by step</translation>
    </message>
    <message>
        <source>已撤销导入</source>
        <translation>The import was undone</translation>
    </message>
</context>
<context>
    <name>ReviewHeader</name>
    <message>
        <source>导入核对</source>
        <translation>Import review</translation>
    </message>
    <message>
        <source>撤销导入</source>
        <translation>Undo import</translation>
    </message>
    <message>
        <source>完成</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>显示哪些行</source>
        <translation>Which lines are shown</translation>
    </message>
    <message>
        <source>来源全文</source>
        <translation>All text</translation>
    </message>
    <message>
        <source>只看杂质</source>
        <translation>Noise only</translation>
    </message>
    <message>
        <source>只看正文</source>
        <translation>Plans only</translation>
    </message>
    <message>
        <source>显示或隐藏右侧信息</source>
        <translation>Show or hide details</translation>
    </message>
    <message>
        <source>来源核对</source>
        <translation>Sources</translation>
    </message>
    <message numerus="yes">
        <source>%n 个来源</source>
        <translation>
            <numerusform>%n source</numerusform>
            <numerusform>%n sources</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n 份文件可用</source>
        <translation>
            <numerusform>%n plan ready</numerusform>
            <numerusform>%n plans ready</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n 个请核对</source>
        <translation>
            <numerusform>%n to check</numerusform>
            <numerusform>%n to check</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n 个已拒绝</source>
        <translation>
            <numerusform>%n refused</numerusform>
            <numerusform>%n refused</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReviewPage</name>
    <message>
        <source>复制详情</source>
        <translation>Copy details</translation>
    </message>
    <message>
        <source>正在读取来源</source>
        <translation>Reading the source</translation>
    </message>
    <message>
        <source>第 {line} 行</source>
        <translation>Line {line}</translation>
    </message>
    <message>
        <source>选中 {n} 字</source>
        <translation>{n} characters selected</translation>
    </message>
    <message>
        <source>拖动分界条可移动起点，选中文字按 Delete 归为杂质，在杂质中按 R 收回</source>
        <translation>Drag a boundary to move it; Delete leaves the selection out, R in noise takes it back</translation>
    </message>
</context>
<context>
    <name>SafetyCommands</name>
    <message>
        <source>从备份恢复…</source>
        <translation>Restore a backup…</translation>
    </message>
    <message>
        <source>备份已做好，并已检查</source>
        <translation>The backup is made and was checked</translation>
    </message>
    <message>
        <source>正在备份</source>
        <translation>Backing up</translation>
    </message>
    <message>
        <source>已恢复到 {time} 的备份；恢复前的资料库也留在备份里</source>
        <translation>Restored the backup of {time}; the library from before is kept among the backups</translation>
    </message>
    <message>
        <source>正在恢复</source>
        <translation>Restoring</translation>
    </message>
    <message>
        <source>{name} 副本.yaodian</source>
        <translation>{name} copy.yaodian</translation>
    </message>
    <message>
        <source>另存副本</source>
        <translation>Save a copy</translation>
    </message>
    <message>
        <source>要点资料库 (*.yaodian)</source>
        <translation>Yaodian library (*.yaodian)</translation>
    </message>
    <message>
        <source>已另存副本：{name}</source>
        <translation>Saved a copy: {name}</translation>
    </message>
    <message>
        <source>打开副本</source>
        <translation>Open the copy</translation>
    </message>
    <message>
        <source>正在另存副本</source>
        <translation>Saving a copy</translation>
    </message>
    <message>
        <source>先选一条批注，再看它的历史</source>
        <translation>Choose an annotation first, then look at its history</translation>
    </message>
</context>
<context>
    <name>SavedViews</name>
    <message>
        <source>还没有保存的筛选</source>
        <translation>No filter is kept yet</translation>
    </message>
    <message>
        <source>保存当前筛选…</source>
        <translation>Keep this filter…</translation>
    </message>
    <message>
        <source>删除筛选</source>
        <translation>Delete filter</translation>
    </message>
    <message>
        <source>保存筛选</source>
        <translation>Keep filter</translation>
    </message>
    <message>
        <source>名称</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>已有这个名称，会换成现在的筛选。</source>
        <translation>This name is taken; its filter will be replaced.</translation>
    </message>
    <message>
        <source>已保存筛选“{name}”</source>
        <translation>Kept the filter “{name}”</translation>
    </message>
    <message>
        <source>已删除筛选“{name}”，可以撤销</source>
        <translation>Deleted the filter “{name}”; this can be undone</translation>
    </message>
</context>
<context>
    <name>Saving</name>
    <message>
        <source>表格存为</source>
        <translation>Save table as</translation>
    </message>
    <message>
        <source>Excel 工作簿 (*.xlsx)</source>
        <translation>Excel workbook (*.xlsx)</translation>
    </message>
    <message>
        <source>已存为“{name}”</source>
        <translation>Saved as &quot;{name}&quot;</translation>
    </message>
    <message>
        <source>正在导出“{name}”</source>
        <translation>Exporting &quot;{name}&quot;</translation>
    </message>
</context>
<context>
    <name>ScopeBoxes</name>
    <message>
        <source>只含已确认的对应</source>
        <translation>Confirmed links only</translation>
    </message>
    <message>
        <source>只含已核的批注</source>
        <translation>Checked annotations only</translation>
    </message>
</context>
<context>
    <name>SearchCommands</name>
    <message>
        <source>第 {at} 处，共 {total} 处</source>
        <translation>Hit {at} of {total}</translation>
    </message>
</context>
<context>
    <name>SearchField</name>
    <message>
        <source>清除</source>
        <translation>Clear</translation>
    </message>
</context>
<context>
    <name>SearchModes</name>
    <message>
        <source>逐字匹配</source>
        <translation>Exact text</translation>
    </message>
    <message>
        <source>全部词语</source>
        <translation>All words</translation>
    </message>
    <message>
        <source>任一词语</source>
        <translation>Any word</translation>
    </message>
    <message>
        <source>词语相近</source>
        <translation>Words near</translation>
    </message>
    <message>
        <source>正则表达式</source>
        <translation>Regular expression</translation>
    </message>
</context>
<context>
    <name>SelectionBar</name>
    <message>
        <source>批注</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>检索</source>
        <translation>Search</translation>
    </message>
    <message>
        <source>复制并注明出处</source>
        <translation>Copy with source</translation>
    </message>
</context>
<context>
    <name>SelectionTools</name>
    <message>
        <source>已复制，附出处</source>
        <translation>Copied with its source</translation>
    </message>
    <message>
        <source>加标签</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>新建标签…</source>
        <translation>New tag…</translation>
    </message>
    <message>
        <source>批注</source>
        <translation>Annotations</translation>
    </message>
    <message>
        <source>复制</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>复制并注明出处</source>
        <translation>Copy with source</translation>
    </message>
    <message>
        <source>在资料库中检索</source>
        <translation>Search the library</translation>
    </message>
    <message>
        <source>从“{words}”拆开</source>
        <translation>Split from “{words}” on</translation>
    </message>
    <message>
        <source>从这里拆开</source>
        <translation>Split here</translation>
    </message>
    <message>
        <source>合并到上一条</source>
        <translation>Join with the clause before</translation>
    </message>
    <message>
        <source>找相近条目</source>
        <translation>Find clauses like this</translation>
    </message>
</context>
<context>
    <name>SelfTest</name>
    <message>
        <source>导入样例文件</source>
        <translation>Importing the sample files</translation>
    </message>
    <message>
        <source>搜索</source>
        <translation>Searching</translation>
    </message>
    <message>
        <source>批注、撤销、重做</source>
        <translation>Annotating, undo, redo</translation>
    </message>
    <message>
        <source>对照</source>
        <translation>Aligning</translation>
    </message>
    <message>
        <source>导出简报和沿革表</source>
        <translation>Exporting a briefing note and a lineage</translation>
    </message>
    <message>
        <source>资料库完好</source>
        <translation>The library is sound</translation>
    </message>
    <message>
        <source>打开每个界面：{language}，{theme}</source>
        <translation>Opening every view: {language}, {theme}</translation>
    </message>
    <message>
        <source>自检通过</source>
        <translation>The self-test passed</translation>
    </message>
    <message numerus="yes">
        <source>自检没有通过：%n 步出错</source>
        <translation>
            <numerusform>The self-test failed: %n step</numerusform>
            <numerusform>The self-test failed: %n steps</numerusform>
        </translation>
    </message>
    <message>
        <source>读网页、Word、PDF、OFD</source>
        <translation>Reading a web page, Word, PDF and OFD</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>设置</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>界面语言</source>
        <translation>Language</translation>
    </message>
    <message>
        <source>跟随系统</source>
        <translation>As the system</translation>
    </message>
    <message>
        <source>下次启动要点时换成这种语言。</source>
        <translation>Takes effect when Yaodian is started again.</translation>
    </message>
    <message>
        <source>颜色</source>
        <translation>Colours</translation>
    </message>
    <message>
        <source>浅色</source>
        <translation>Light</translation>
    </message>
    <message>
        <source>深色</source>
        <translation>Dark</translation>
    </message>
    <message>
        <source>新写的批注署这个名字，已有的批注不变。</source>
        <translation>New annotations are signed with this name; existing ones stay as they are.</translation>
    </message>
    <message>
        <source> 像素</source>
        <translation> pixels</translation>
    </message>
    <message>
        <source>一、全面推进基础教育高质量发展</source>
        <translation>1. Advance basic education of high quality</translation>
    </message>
    <message>
        <source>署名</source>
        <translation>Author</translation>
    </message>
    <message>
        <source>正文字号</source>
        <translation>Text size</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>正文字体</source>
        <translation>Font of the text</translation>
    </message>
    <message>
        <source>每行最多</source>
        <translation>Longest line</translation>
    </message>
    <message>
        <source>行高</source>
        <translation>Line height</translation>
    </message>
    <message>
        <source> 字</source>
        <translation> characters</translation>
    </message>
    <message>
        <source> 倍</source>
        <translation> times the size</translation>
    </message>
    <message>
        <source>默认</source>
        <translation>Usual</translation>
    </message>
</context>
<context>
    <name>SourceList</name>
    <message>
        <source>来源文件</source>
        <translation>Sources</translation>
    </message>
    <message>
        <source>正在整理导入结果</source>
        <translation>Sorting what came in</translation>
    </message>
    <message>
        <source>正在列出来源</source>
        <translation>Listing sources</translation>
    </message>
    <message>
        <source>本次导入</source>
        <translation>This import</translation>
    </message>
    <message>
        <source>全部来源</source>
        <translation>All sources</translation>
    </message>
</context>
<context>
    <name>SourceModel</name>
    <message numerus="yes">
        <source>%n 份文件</source>
        <translation>
            <numerusform>%n plan</numerusform>
            <numerusform>%n plans</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n 条</source>
        <translation>
            <numerusform>%n clause</numerusform>
            <numerusform>%n clauses</numerusform>
        </translation>
    </message>
    <message>
        <source>已按新版本更新，{check} 条批注待核对，{lost} 条未能定位</source>
        <translation>Updated from its new version; {check} annotations to check, {lost} without a place</translation>
    </message>
    <message numerus="yes">
        <source>%n 处请核对：</source>
        <translation>
            <numerusform>%n to check: </numerusform>
            <numerusform>%n to check: </numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>文件里有 %n 条批注可以收入</source>
        <translation>
            <numerusform>%n comment in the file can be taken in</numerusform>
            <numerusform>%n comments in the file can be taken in</numerusform>
        </translation>
    </message>
    <message>
        <source>已按新版本更新</source>
        <translation>Updated from its new version</translation>
    </message>
    <message>
        <source>已在资料库中，没有重复导入</source>
        <translation>Already in the library, not imported again</translation>
    </message>
    <message>
        <source>可以使用</source>
        <translation>Ready to use</translation>
    </message>
</context>
<context>
    <name>SourceText</name>
    <message>
        <source>来源全文</source>
        <translation>All text</translation>
    </message>
    <message>
        <source>网页杂质：{kind}。按 R 收回正文</source>
        <translation>Noise: {kind}. Press R to take it back into the text</translation>
    </message>
</context>
<context>
    <name>Status</name>
    <message>
        <source>待核</source>
        <translation>To check</translation>
    </message>
    <message>
        <source>已核</source>
        <translation>Checked</translation>
    </message>
    <message>
        <source>存疑</source>
        <translation>Doubtful</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>进度</source>
        <translation>Progress</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>✓ 已存入资料库</source>
        <translation>✓ Saved</translation>
    </message>
    <message>
        <source>未打开资料库</source>
        <translation>No library open</translation>
    </message>
    <message>
        <source>暂停</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>继续</source>
        <translation>Resume</translation>
    </message>
    <message>
        <source>已暂停 · {step}</source>
        <translation>Paused · {step}</translation>
    </message>
    <message>
        <source>只读</source>
        <translation>Read-only</translation>
    </message>
    <message>
        <source>找对应</source>
        <translation>finding links</translation>
    </message>
    <message>
        <source>批注</source>
        <translation>annotations</translation>
    </message>
    <message>
        <source>提法</source>
        <translation>wording</translation>
    </message>
    <message>
        <source>台账</source>
        <translation>ledgers</translation>
    </message>
    <message>
        <source>正在存入…</source>
        <translation>Saving…</translation>
    </message>
    <message>
        <source>上次修改没有存入</source>
        <translation>Last change not saved</translation>
    </message>
</context>
<context>
    <name>SubstanceView</name>
    <message>
        <source>实质变化</source>
        <translation>Changes of substance</translation>
    </message>
    <message>
        <source>数字</source>
        <translation>Figures</translation>
    </message>
    <message>
        <source>时间</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>引用文件</source>
        <translation>Cited document</translation>
    </message>
    <message>
        <source>力度加强</source>
        <translation>Stronger</translation>
    </message>
    <message>
        <source>力度减弱</source>
        <translation>Weaker</translation>
    </message>
    <message>
        <source>（无）</source>
        <translation>(nothing)</translation>
    </message>
    <message>
        <source>{kind}：{before} → {after}</source>
        <translation>{kind}: {before} → {after}</translation>
    </message>
</context>
<context>
    <name>Swatch</name>
    <message>
        <source>蓝</source>
        <translation>Blue</translation>
    </message>
    <message>
        <source>橙</source>
        <translation>Orange</translation>
    </message>
    <message>
        <source>绿</source>
        <translation>Green</translation>
    </message>
    <message>
        <source>紫</source>
        <translation>Violet</translation>
    </message>
    <message>
        <source>红</source>
        <translation>Red</translation>
    </message>
    <message>
        <source>青</source>
        <translation>Cyan</translation>
    </message>
    <message>
        <source>金</source>
        <translation>Gold</translation>
    </message>
    <message>
        <source>墨</source>
        <translation>Ink</translation>
    </message>
</context>
<context>
    <name>TagDialog</name>
    <message>
        <source>改标签</source>
        <translation>Edit tag</translation>
    </message>
    <message>
        <source>新建标签</source>
        <translation>New tag</translation>
    </message>
    <message>
        <source>例如：目标指标</source>
        <translation>For example: Targets</translation>
    </message>
    <message>
        <source>颜色</source>
        <translation>Colours</translation>
    </message>
    <message>
        <source>什么时候用这个标签，给同事和以后的自己看。</source>
        <translation>When to use this tag, for colleagues and your later self.</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>新建</source>
        <translation>Create</translation>
    </message>
    <message>
        <source>名称</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>阅读时选中文字后按这个数字键，就加上标签。</source>
        <translation>Select text in the reader and press this digit to put the tag on.</translation>
    </message>
    <message>
        <source>数字键</source>
        <translation>Digit key</translation>
    </message>
    <message>
        <source>说明</source>
        <translation>Description</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>删除标签</source>
        <translation>Delete tag</translation>
    </message>
    <message>
        <source>不用数字键</source>
        <translation>No key</translation>
    </message>
    <message>
        <source>{digit}（已用于“{tag}”）</source>
        <translation>{digit} (used by &quot;{tag}&quot;)</translation>
    </message>
    <message numerus="yes">
        <source>从 %n 条批注上去掉这个标签，批注本身保留。可以撤销。</source>
        <translation>
            <numerusform>Takes this tag off %n annotation, which stays. Undo brings it back.</numerusform>
            <numerusform>Takes this tag off %n annotations, which stay. Undo brings it back.</numerusform>
        </translation>
    </message>
    <message>
        <source>已有标签“{name}”。请换一个名称。</source>
        <translation>There is a tag &quot;{name}&quot; already. Choose another name.</translation>
    </message>
    <message>
        <source>已删除标签“{name}”，可以撤销。</source>
        <translation>Deleted the tag &quot;{name}&quot;; undo brings it back.</translation>
    </message>
    <message>
        <source>上级</source>
        <translation>Parent</translation>
    </message>
    <message>
        <source>没有上级</source>
        <translation>None</translation>
    </message>
</context>
<context>
    <name>TagMatrix</name>
    <message>
        <source>标签统计</source>
        <translation>Tags counted</translation>
    </message>
</context>
<context>
    <name>TagMatrixModel</name>
    <message>
        <source>标签</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>合计</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>没有标签</source>
        <translation>No tag</translation>
    </message>
    <message>
        <source>{tag}，{column}：{n} 条</source>
        <translation>{tag}, {column}: {n}</translation>
    </message>
</context>
<context>
    <name>TagPalette</name>
    <message>
        <source>标签</source>
        <translation>Tags</translation>
    </message>
    <message>
        <source>选中文字后按数字键</source>
        <translation>select text, press a digit</translation>
    </message>
    <message>
        <source>新建标签</source>
        <translation>New tag</translation>
    </message>
    <message>
        <source>标签管理</source>
        <translation>Tag manager</translation>
    </message>
</context>
<context>
    <name>TagTree</name>
    <message>
        <source>标签</source>
        <translation>Tags</translation>
    </message>
</context>
<context>
    <name>TagTreeModel</name>
    <message>
        <source>标签</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>数字键</source>
        <translation>Key</translation>
    </message>
    <message>
        <source>批注</source>
        <translation>Annotations</translation>
    </message>
    <message>
        <source>说明</source>
        <translation>Description</translation>
    </message>
    <message>
        <source>{own} / {all}</source>
        <translation>{own} / {all}</translation>
    </message>
    <message>
        <source>{name}（已停用）</source>
        <translation>{name} (retired)</translation>
    </message>
</context>
<context>
    <name>TagsDialog</name>
    <message>
        <source>标签管理</source>
        <translation>Tag manager</translation>
    </message>
    <message>
        <source>显示已停用的</source>
        <translation>Show retired tags</translation>
    </message>
    <message>
        <source>新建</source>
        <translation>New</translation>
    </message>
    <message>
        <source>修改</source>
        <translation>Edit</translation>
    </message>
    <message>
        <source>并入…</source>
        <translation>Merge…</translation>
    </message>
    <message>
        <source>停用</source>
        <translation>Retire</translation>
    </message>
    <message>
        <source>删除</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>导入…</source>
        <translation>Import…</translation>
    </message>
    <message>
        <source>导出…</source>
        <translation>Export…</translation>
    </message>
    <message>
        <source>撤销</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>上移</source>
        <translation>Move up</translation>
    </message>
    <message>
        <source>下移</source>
        <translation>Move down</translation>
    </message>
    <message>
        <source>放到上一个标签下面</source>
        <translation>Put below the tag above</translation>
    </message>
    <message>
        <source>移到外一层</source>
        <translation>Move out by one level</translation>
    </message>
    <message>
        <source>完成</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>在选中的标签旁边新建一个</source>
        <translation>Make a tag beside the chosen one</translation>
    </message>
    <message>
        <source>改名称、颜色、数字键、上级和说明</source>
        <translation>Change name, colour, key, parent and description</translation>
    </message>
    <message>
        <source>把选中的标签并入另一个，批注跟着走</source>
        <translation>Give the annotations of the chosen tags to another one</translation>
    </message>
    <message>
        <source>停用的标签不再提供，已有的批注照旧</source>
        <translation>A retired tag is no longer offered; annotations keep it</translation>
    </message>
    <message>
        <source>从批注上去掉，批注本身保留</source>
        <translation>Take it off the annotations, which stay</translation>
    </message>
    <message>
        <source>从 .qdc、.tsv 或 .csv 导入标签，同名的合并</source>
        <translation>Import tags from .qdc, .tsv or .csv; those of the same name are merged</translation>
    </message>
    <message>
        <source>存为 REFI-QDA 代码本（.qdc）或表格（.tsv）</source>
        <translation>Save as a REFI-QDA codebook (.qdc) or a table (.tsv)</translation>
    </message>
    <message>
        <source>恢复</source>
        <translation>Revive</translation>
    </message>
    <message>
        <source>撤销“{step}”</source>
        <translation>Undo “{step}”</translation>
    </message>
    <message>
        <source>并入哪个标签</source>
        <translation>Merge into which tag</translation>
    </message>
    <message numerus="yes">
        <source>已把 %n 个标签并入“{name}”，可以撤销</source>
        <translation>
            <numerusform>Merged %n tag into “{name}”; this can be undone</numerusform>
            <numerusform>Merged %n tags into “{name}”; this can be undone</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>已删除 %n 个标签，可以撤销</source>
        <translation>
            <numerusform>Deleted %n tag; this can be undone</numerusform>
            <numerusform>Deleted %n tags; this can be undone</numerusform>
        </translation>
    </message>
    <message>
        <source>标签集 (*.qdc *.tsv *.csv *.txt *.xml)</source>
        <translation>Tag sets (*.qdc *.tsv *.csv *.txt *.xml)</translation>
    </message>
    <message>
        <source>导入标签</source>
        <translation>Import tags</translation>
    </message>
    <message>
        <source>导入了 {new} 个新标签，{known} 个已有</source>
        <translation>New tags: {new}; there already: {known}</translation>
    </message>
    <message>
        <source>REFI-QDA 代码本 (*.qdc)</source>
        <translation>REFI-QDA codebook (*.qdc)</translation>
    </message>
    <message>
        <source>表格 (*.tsv)</source>
        <translation>Table (*.tsv)</translation>
    </message>
    <message>
        <source>表格 (*.csv)</source>
        <translation>Table (*.csv)</translation>
    </message>
    <message>
        <source>导出标签</source>
        <translation>Export tags</translation>
    </message>
    <message numerus="yes">
        <source>已把 %n 个标签存为“{name}”</source>
        <translation>
            <numerusform>Saved %n tag as “{name}”</numerusform>
            <numerusform>Saved %n tags as “{name}”</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Themes</name>
    <message>
        <source>正在理出 {} 份文件的沿革</source>
        <translation>Following themes through {} plans</translation>
    </message>
</context>
<context>
    <name>Tools</name>
    <message>
        <source>先把光标放到文件{number}里要分开的那一行</source>
        <translation>First put the caret into the line of plan {number} at which to split</translation>
    </message>
    <message>
        <source>疑点 {at}/{total}：{reason}</source>
        <translation>To check {at}/{total}: {reason}</translation>
    </message>
    <message>
        <source>归为网页杂质</source>
        <translation>Leave out as noise</translation>
    </message>
    <message>
        <source>把起点移到这一行</source>
        <translation>Move beginning to this line</translation>
    </message>
    <message>
        <source>文件{number}</source>
        <translation>Plan {number}</translation>
    </message>
    <message>
        <source>复制</source>
        <translation>Copy</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>视图</source>
        <translation>View</translation>
    </message>
    <message>
        <source>导入</source>
        <translation>Import</translation>
    </message>
    <message>
        <source>生成简报</source>
        <translation>Briefing note</translation>
    </message>
    <message>
        <source>在资料库中检索，输入 &gt; 找命令</source>
        <translation>Search the library, &gt; for commands</translation>
    </message>
</context>
<context>
    <name>Tour</name>
    <message>
        <source>不看了</source>
        <translation>Skip</translation>
    </message>
    <message>
        <source>上一步</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>三步导览</source>
        <translation>Tour in three steps</translation>
    </message>
    <message>
        <source>开始使用</source>
        <translation>Begin</translation>
    </message>
    <message>
        <source>下一步</source>
        <translation>Next</translation>
    </message>
</context>
<context>
    <name>TreeFilter</name>
    <message>
        <source>筛选目录</source>
        <translation>Filter contents</translation>
    </message>
    <message>
        <source>只看有这种要素的条目</source>
        <translation>Only clauses with such a fact</translation>
    </message>
</context>
<context>
    <name>Undo</name>
    <message>
        <source>撤销</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>撤销“{step}”</source>
        <translation>Undo &quot;{step}&quot;</translation>
    </message>
    <message>
        <source>重做</source>
        <translation>Redo</translation>
    </message>
    <message>
        <source>重做“{step}”</source>
        <translation>Redo &quot;{step}&quot;</translation>
    </message>
    <message>
        <source>已撤销“{step}”</source>
        <translation>Undid &quot;{step}&quot;</translation>
    </message>
    <message>
        <source>已重做“{step}”</source>
        <translation>Redid &quot;{step}&quot;</translation>
    </message>
    <message>
        <source>正在撤销</source>
        <translation>Undoing</translation>
    </message>
    <message>
        <source>正在重做</source>
        <translation>Redoing</translation>
    </message>
</context>
<context>
    <name>ValueList</name>
    <message>
        <source>查找{kind}</source>
        <translation>Find {kind}</translation>
    </message>
    <message>
        <source>统计批注</source>
        <translation>Counting annotations</translation>
    </message>
</context>
<context>
    <name>WelcomePage</name>
    <message>
        <source>把几年的工作要点放在一起读</source>
        <translation>Read the work plans of several years together</translation>
    </message>
    <message>
        <source>逐条阅读、加标签和批注，跨年份对照同一项工作，最后生成 Word 简报。</source>
        <translation>Read clause by clause, tag and annotate, align the same task across years, and write a Word briefing note.</translation>
    </message>
    <message>
        <source>打开资料库</source>
        <translation>Open library</translation>
    </message>
    <message>
        <source>已有的 .yaodian 文件</source>
        <translation>An existing .yaodian file</translation>
    </message>
    <message>
        <source>新建资料库</source>
        <translation>New library</translation>
    </message>
    <message>
        <source>先起名，再导入</source>
        <translation>Name it, then import</translation>
    </message>
    <message>
        <source>用样例试一试</source>
        <translation>Try the sample</translation>
    </message>
    <message>
        <source>五份来源文件，2012–2023 年</source>
        <translation>Five sources, 2012–2023</translation>
    </message>
    <message>
        <source>另建资料库，可随时删除</source>
        <translation>A library of its own; delete it any time</translation>
    </message>
    <message>
        <source>全部内容存在本机的一个文件里，不联网。复制这个文件就是备份。</source>
        <translation>Everything stays in one file on this machine, offline. A copy of that file is a backup.</translation>
    </message>
    <message>
        <source>开始</source>
        <translation>Start</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>原文：选中的文字是要素</source>
        <translation>Text: the selected words are the fact</translation>
    </message>
</context>
<context>
    <name>_EndLink</name>
    <message>
        <source>在阅读中打开：{}</source>
        <translation>Open in the reader: {}</translation>
    </message>
</context>
<context>
    <name>_Heads</name>
    <message>
        <source>{} 个</source>
        <translation>{}</translation>
    </message>
    <message>
        <source>{}（推定）</source>
        <translation>{} (inferred)</translation>
    </message>
</context>
<context>
    <name>_TagRow</name>
    <message>
        <source>改标签…</source>
        <translation>Edit tag…</translation>
    </message>
    <message numerus="yes">
        <source>标签 {name}，%n 条批注</source>
        <translation>
            <numerusform>Tag {name}, %n annotation</numerusform>
            <numerusform>Tag {name}, %n annotations</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>_View</name>
    <message>
        <source>候选条目</source>
        <translation>Candidates</translation>
    </message>
</context>
</TS>
