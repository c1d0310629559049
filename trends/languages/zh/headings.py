"""How Chinese documents begin: numbered headings, letterheads, titles, salutations, dated lines.

All patterns run on one line of the view, stripped.
"""

from __future__ import annotations

import re

_COUNT = "[一二三四五六七八九十百0-9]{1,4}"
_GENRE = (
    "讲话稿?|讲话范文|致辞|发言稿?|讲稿|主持词|报告|汇报(?:材料)?|交流材料|经验材料|典型材料|总结|小结|意见|决定|通知|通报|"
    "公报|方案|计划|要点|规划|简报|批复|决议|公告|调研|思考|情况|办法|规定|纪要"
)

NUMBERED = re.compile(
    rf"(?=.*[篇文])(?:(?:第{_COUNT}篇|【?(?:篇|范文){_COUNT}】?)[:：\s、.]?.{{0,60}}|.{{2,50}}(?:篇|范文){_COUNT}[:：]?)"
)
"""第三篇：…, 篇2：…, …讲话稿篇1: an editor's heading in a compilation."""

NUMBERED_NEEDS = ("篇", "范文")
"""Each of them holds one of these."""

LEAST_NUMBERED = 1
"""Numbered headings that make a file a compilation."""

RULE = re.compile(r"[-=—_~·…*＊※◆■]{3,}(?:[^。，,;；]{0,12}[-=—_~·…*＊※◆■]{3,})?")
"""A line drawn between two texts."""

TITLE = re.compile(
    rf"(?!{_COUNT}[、.]|[（(]{_COUNT}[)）])[^。；;!?]{{2,70}}(?:{_GENRE})(?:[（(].{{1,12}}[)）])?"
)
"""A line that names a text by its genre."""

SENTENCE_ENDS = ("。", "；", ";", "!", "?", "，", ",")
"""What no title and no letterhead ends with."""

SALUTATION = re.compile(
    r"(?:各位\S{0,12}[、,，])?(?:同志|各位代表|各位领导|朋友)们?[:：,，!！].{0,400}|同志们"
)
"""同志们: the line with which a speech begins."""

ADDRESSEE = re.compile(r"各(?:乡|镇|县|市|区|村|地|部门|街道|单位|省|直属|科室|设区).{0,80}[:：].{0,500}")
"""各乡镇…：the line with which a circular begins."""

LETTERHEAD = re.compile(
    r"(?:中共|中国共产党)?[^，。、；:：《》]{2,30}(?:委员会|人民政府|办公室|局|厅|委)(?:\s*\S{2,20}人民政府)?文件?"
)
"""…委员会文件: the red head of an official paper."""

OFFICE = re.compile(r"[^，。、；:：《》]{2,30}(?:委员会|人民政府|办公室|局|厅|委|办)")
"""A line that names who writes; the next one may say of what: 关于…的总结."""

DOCUMENT_NUMBER = re.compile(r"[^\s，。]{1,10}[〔﹝\[„(（【].{2,6}[〕﹞\]‟)）】]\s*(?:第?\s*\d*\s*)号")
"""凉委发〔2011〕38号 and its kin."""

DATED = re.compile(
    r"[（(]?\s*(?:(?:19|20)[0-9]{2}|[一二〇零oO][一二三四五六七八九〇零oO]{3}|(?:20)?[xX]{2,4})\s*年"
    r"\s*(?:[0-9一二三四五六七八九十xX]{1,3}\s*月)?(?:\s*[0-9一二三四五六七八九十xX]{1,3}\s*日)?\s*[)）]?"
)
"""A line that is nothing but a date."""

SPEAKER = re.compile(
    r"[^\s，。：:；]{0,30}(?:书记|县长|市长|区长|镇长|乡长|省长|主任|局长|部长|主席|委员)\s*[^\s，。：:；]{0,8}"
)
"""A line that names an office."""

PERSON_IN_TITLE = re.compile(r"^[^\s《》“”]{2,12}?同志(?=在)")
"""A speaker's name before 在…上的讲话, which a title does without."""

LONGEST_TITLE = 70
"""Characters of a line that can still name a text."""
