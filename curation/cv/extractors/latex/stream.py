"""A stream of tokens that takes back what a macro becomes, up to a limit."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from curation.cv.extractors.latex.tokens import Token
from curation.cv.unreadable import Unreadable

# Tokens put back in all. A long CV whose every entry is a macro needs a tenth of it.
LIMIT = 400_000
# An optional argument that is longer has lost its bracket.
LONGEST_OPTION = 500

Tokens = Sequence[Token]


class Stream:
    def __init__(self, tokens: Iterable[Token]) -> None:
        # The next token stands last.
        self._waiting = list(tokens)[::-1]
        self._returned = 0

    def next(self) -> Token | None:
        return self._waiting.pop() if self._waiting else None

    def peek(self) -> Token | None:
        return self._waiting[-1] if self._waiting else None

    def push(self, tokens: Tokens) -> None:
        self._returned += len(tokens)
        if self._returned > LIMIT:
            raise Unreadable("The macros of this LaTeX file expand without end.")
        self._waiting.extend(reversed(tokens))

    def skip_space(self) -> None:
        while self._waiting and self._waiting[-1].kind == "space":
            self._waiting.pop()

    def skip_star(self) -> None:
        token = self.peek()
        if token and token.kind == "text" and token.text.startswith("*"):
            self._waiting.pop()
            if rest := token.text[1:]:
                self._waiting.append(token._replace(text=rest))

    def argument(self) -> Tokens:
        """What stands in the next pair of braces, or the next single token."""
        self.skip_space()
        token = self.next()
        if token is None or token.kind == "}":
            self.push([token] if token else [])
            return ()
        if token.kind == "{":
            return self._balanced()
        if token.kind == "text" and len(token.text) > 1:
            self.push([token._replace(text=token.text[1:])])
        return (token._replace(text=token.text[:1]) if token.kind == "text" else token,)

    def arguments(self) -> list[Tokens]:
        """All pairs of braces that follow each other, blanks between them allowed."""
        found: list[Tokens] = []
        while self._at_brace(skip=bool(found)):
            found.append(self.argument())
        return found

    def option(self) -> Tokens | None:
        """What stands in the next pair of brackets, if any; nothing is lost if none."""
        depth = 0
        if not self._waiting or self._waiting[-1].kind != "[":
            return None
        for length in range(1, min(LONGEST_OPTION, len(self._waiting))):
            token = self._waiting[-1 - length]
            depth += (token.kind == "{") - (token.kind == "}")
            if token.kind == "]" and depth == 0:
                taken = self._waiting[-1 : -2 - length : -1]
                del self._waiting[-1 - length :]
                return taken[1:-1]
        return None

    def options(self) -> None:
        while self.option() is not None:
            pass

    def dimension(self) -> None:
        r"""Skips what follows \vskip or \hangindent: "=", a length ("1 true cm"), plus, minus."""
        self.skip_space()
        is_open = False  # A number or "true" stands before, whose unit is to come.
        while (token := self.peek()) and token.kind == "text":
            length = _DIMENSION.match(token.text)
            length = length or (_UNIT.match(token.text) if is_open else None)
            if not length:
                return
            is_open = bool(re.search(r"(?:\d|true)$", length[0]))
            self._waiting.pop()
            if rest := token.text[length.end() :]:
                self._waiting.append(token._replace(text=rest))
                return
            self.skip_space()

    def _at_brace(self, skip: bool) -> bool:
        """Whether a brace comes next; blanks before one are dropped, others stay."""
        at = len(self._waiting) - 1
        while skip and at >= 0 and self._waiting[at].kind == "space":
            at -= 1
        if at < 0 or self._waiting[at].kind != "{":
            return False
        del self._waiting[at + 1 :]
        return True

    def _balanced(self) -> Tokens:
        taken: list[Token] = []
        depth = 1
        while token := self.next():
            depth += (token.kind == "{") - (token.kind == "}")
            if depth == 0:
                break
            taken.append(token)
        return taken


_DIMENSION = re.compile(
    r"=?(?:(?:plus|minus|width|height|depth|=)(?![A-Za-z])|=?-?(?:\d+\.?\d*|\.\d+)"
    # As in TeX, a unit of two letters ends where it ends: "\kern-1ptaft" prints "aft".
    r"(?:pt|em|ex|in|cm|mm|sp|bp|pc|mu|fill?l?|(?![A-Za-z])))"
)
_UNIT = re.compile(r"(true)?(pt|em|ex|in|cm|mm|sp|bp|pc|mu)?(?![A-Za-z])(?<=\w)")


# Commands that write what an address may hold.
_ADDRESS = {"textasciitilde": "~", "textunderscore": "_"}


def plain(tokens: Tokens) -> str:
    """The characters of an address or a name; escaped ones are themselves."""
    return "".join(
        " " if token.kind == "space" else _ADDRESS.get(token.text, token.text)
        for token in tokens
        if token.kind not in "{}"
    ).strip()
