"""The words of the section on how the page was made."""

from __future__ import annotations

_TEXTS = {
    # name: (English, Chinese)
    "made.head": ("What became of everything that was taken in", "所有输入的去向"),
    "made.closed": (
        "Each total is counted where it comes in, each part where it ends up; every sum closes.",
        "总数在进入时计数，各部分在去处计数；各项合计均相符。",
    ),
    "made.open": (
        "Each total is counted where it comes in, each part where it ends up. A sum does not close: "
        "the program has lost something, and the page should not be relied on.",
        "总数在进入时计数，各部分在去处计数。有合计不相符：程序有遗漏，本页不宜采信。",
    ),
    "made.of": ("What", "项目"),
    "made.total": ("In all", "总数"),
    "made.parts": ("Where it went", "去向"),
    "made.how": ("Versions, options and inputs of this page", "本页的版本、选项与输入"),
    "made.again": (
        "The same of all three gives the same bytes; trends report --from this file makes the page "
        "again, or says what has changed.",
        "三者相同，则页面逐字节相同；用 trends report --from 本文件 可重新生成，或说明何处有变。",
    ),
    "made.versions": ("Program", "程序"),
    "made.versions.value": ("Version", "版本"),
    "made.options": ("Option", "选项"),
    "made.options.value": ("Value", "取值"),
    "made.inputs": ("Input", "输入文件"),
    "made.inputs.value": ("SHA-256", "SHA-256"),
    "account.files": ("Files", "文件"),
    "account.documents": ("documents", "文档"),
    "account.tables": ("tables", "表格"),
    "account.not_read": ("not read", "未读取"),
    "account.characters": ("Characters of the documents", "文档字符"),
    "account.in_dated_texts": ("in texts of a known year", "年份已知的文本"),
    "account.in_texts_of_uncertain_year": ("in texts of an uncertain year", "年份不确定的文本"),
    "account.in_undated_texts": ("in texts without a year", "无年份的文本"),
    "account.between_texts": ("between texts", "文本之间"),
    "account.observations": ("Figures of the texts, and what follows from them", "文中数字及其推算"),
    "account.corrected": ("corrected", "已更正"),
    "account.said_again": ("said again", "重复陈述"),
    "account.in_conflict": ("in conflict with what stands", "与采用值矛盾"),
    "account.in_the_panel": ("in the panel", "进入面板"),
    "account.not_asked_for": ("not asked for", "未被选取"),
    "account.set_aside": ("set aside with a reason", "附理由搁置"),
    "account.values": ("Values of the panel", "面板数值"),
    "account.fitted": ("on a fitted line", "在拟合线上"),
    "account.beside_a_fit": ("left out of a fitted series", "未用于所在序列的拟合"),
    "account.not_fitted": ("not fitted", "未拟合"),
    "account.series": ("Series", "序列"),
    "account.rising": ("rising", "上升"),
    "account.falling": ("falling", "下降"),
    "account.stable": ("stable", "平稳"),
    "account.no_clear_change": ("no clear trend", "无明显趋势"),
    "account.too_few_points": ("too few years", "年份不足"),
    "account.comparisons": ("Comparisons", "比较"),
    "account.ok": ("made", "完成"),
    "account.skipped": ("skipped with a reason", "附理由略过"),
    "account.failed": ("failed with a reason", "附理由失败"),
    "account.on_the_page": ("Values of the panel on this page", "面板数值在本页"),
    "account.drawn": ("drawn", "绘于图中"),
    "account.listed": ("only listed", "仅列出"),
    "account.left_out": ("not drawn, named as such", "未绘制，已注明"),
    "account.unaccounted": ("NOT ACCOUNTED FOR", "去向不明"),
}
TEXTS = {lang: {name: told[i] for name, told in _TEXTS.items()} for i, lang in enumerate(("en", "zh"))}
