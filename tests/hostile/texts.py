"""Pure. Texts that become code where somebody is careless, by what each of them tries.

RUN is an expression that leaves its mark when it is evaluated: `tests.hostile.child` looks for it.
"""

from __future__ import annotations

MARK = "CONTRATO_CANARY"
RUN = f"__import__('os').environ.__setitem__('{MARK}', 'ran')"
LOUD = f'__import__("os").environ.__setitem__("{MARK}", "ran")'
C0_END = " "

TEXTS = {
    "quotes": "\"'\"' '\" \"\" '' `\"`",
    "backslashes": "\\ \\\\ \\\" \\' \\n \\x41 \\u0041 \\N{LATIN SMALL LETTER A} \\",
    "a last backslash": "ends with \\",
    "a last quote": 'ends with "',
    "three quotes": f'"""\n{RUN}\n"""',
    "three apostrophes": f"'''\n{LOUD}\n'''",
    "escaped three quotes": f'\\"""\n{RUN}\n\\"""',
    "line feeds": f"\n\n{RUN}\n    {RUN}\n",
    "carriage returns": f"a\r{RUN}\r\n{RUN}\r",
    "odd line ends": f"a\x0b{RUN}\x0c{RUN}\x1c{RUN}\x1d{RUN}\x1e{RUN}",
    "Unicode line ends": f"a\x85{RUN}\u2028{RUN}\u2029{RUN}",
    "NUL": f"a\0{RUN}\0",
    "controls": "\x01\x07\x08\x1a\x1b[31m\x1b]0;title\x07\x7f\x9b31m",
    "direction": "\u202e\u202d\u2066\u2067\u2068\u2069\u200f gnp.exe",
    "no width": "a\u200bb\u200cc\u200dd\u2060e\ufefff\xadg\u180e",
    "not characters": "\ufffe\uffff\U0001ffff\U0010ffff\ue000",
    "letters like others": "ｅｖａｌ(１) ﬁ ℌ ⅷ K Å е\u0301 аdmin",
    "emoji": "\U0001f600\U0001f468\u200d\U0001f469\u200d\U0001f467\U0001f1e9\U0001f1ea",
    "expression": RUN,
    "jinja expression": f"{{{{ {RUN} }}}} {{{{ 7*7 }}}} {{{{ cycler.__init__.__globals__.os }}}}",
    "jinja statement": f"{{% set x = {RUN} %}}{{% raw %}} {{# x #}} {{% endraw %}} {{% end",
    "braces": f"{{{RUN}}} {{0}} {{}} {{0.__class__}} {{{{}}}} }} {{",
    "percent": "%s %d %(name)s %% %n {0!r:>{1}}",
    "shell": "$(touch pwned) `touch pwned` ${HOME} ; touch pwned | cat && id > pwned",
    "end of a call": f'"), {RUN}, ("',
    "end of a list": f"'], {RUN}, ['",
    "end of a block": f'")\n\n{RUN}\n\nx = ("',
    "end of a comment": f"*/ {RUN} --> ]]> # {RUN}",
    "comment": f"# type: ignore\n# noqa\n# -*- coding: utf-7 -*-\n{RUN}",
    "encoding": "+AGEAYgBj- coding: utf-7 \u00e4\u00f6",
    "doctest": f">>> {RUN}\n... {RUN}\n",
    "format": "!r !s :>10 {x=} f'{x}' rb'' u''",
    "annotation": f"list[{RUN}]",
    "forward reference": "ForwardRef('x') __main__.Evil builtins.exec",
    "dunders": "__class__ __init__ __globals__ __builtins__ __import__ __subclasshook__",
    "markup": "<script>alert(1)</script><img src=x onerror=alert(1)>&amp;",
    "Markdown": "[x](javascript:alert(1)) ![y](http://127.0.0.1/x.png) | a | ``` \n```\n@everyone",
    "workflow commands": "::error file=x,line=1::no\n::set-output name=x::y\n##[error]no\n::add-mask::a",
    "workflow commands behind blanks": "  ::error::no\r\n\t##[command]no%0A::warning::no",
    "YAML": "- a: b\n  <<: *x\n!!python/object/apply:os.system ['touch pwned']",
    "a long line": "x" * 5_000,
    "many lines": f"{RUN}\n" * 500,
    "only blanks": " \t\n \t ",
    "empty": "",
    "indented": f"a\n        {RUN}\n  b\n\tc",
}  # fmt: skip

EVERYTHING = "\n".join(TEXTS.values())


def for_key(text: str) -> str:
    """`text` without the control characters that no key may hold."""
    return "".join(character for character in text if character >= C0_END)


WHOLE_KEY = for_key(" ".join(text for text in TEXTS.values() if len(text) < 500))
