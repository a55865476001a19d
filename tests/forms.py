"""Admin forms as a browser would send them."""

from html.parser import HTMLParser


class _Form(HTMLParser):
    """The fields that a browser would send of the page's main form, as it was opened."""

    def __init__(self):
        super().__init__()
        self.data, self._select, self._area = {}, None, None

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        name, kind = given.get("name"), given.get("type")
        if tag == "input" and name and kind not in {"submit", "file"}:
            if kind not in {"checkbox", "radio"} or "checked" in given:
                value = given.get("value", "on" if kind == "checkbox" else "")
                self.data.setdefault(name, []).append(value)
        elif tag == "select":
            self._select = name
        elif tag == "option" and "selected" in given:
            self.data.setdefault(self._select, []).append(given.get("value", ""))
        elif tag == "textarea":
            self._area = name
            self.data[name] = [""]

    def handle_data(self, data):
        if self._area:
            self.data[self._area][0] += data

    def handle_endtag(self, tag):
        if tag == "textarea":
            # A browser drops the line break that opens the field.
            self.data[self._area][0] = self.data[self._area][0].removeprefix("\n")
            self._area = None


def form_data(page):
    form = _Form()
    form.feed(page.content.decode().partition('id="content-main"')[2])
    return {k: v for k, v in form.data.items() if k and "__prefix__" not in k}
