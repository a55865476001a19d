"""The Tab key alone reaches everything, in the order of the page, and always shows where it is."""

import pytest

from tests import factories as f

PAGES = [
    "/",
    "/people/",
    "/people/ada-example/",
    "/people/bo-kappa/",
    "/publications/?venue=examplia",
    "/publications/work-0/",
    "/venues/examplia/",
    "/topics/knots/",
    "/organizations/example-university/",
    "/search/?q=work",
    "/search/?q=nothing",
    "/api/",
    "/account/login/",
    "/nowhere/",
]

# Everything that the Tab key must reach, by the place of each among all elements. Of
# radio buttons with one name only the chosen one is a stop.
EXPECTED = """() => {
  const all = [...document.querySelectorAll("*")];
  const stops = "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex]";
  return all.flatMap((element, place) =>
    element.matches(stops) && element.tabIndex >= 0 && !element.disabled
      && element.checkVisibility({ visibilityProperty: true })
      && !(element.type === "radio" && !element.checked) ? [[place, element.outerHTML.slice(0, 120)]] : []);
}"""
# Where the focus is, and what is wrong with how it shows.
FOCUSED = """() => {
  const element = document.activeElement;
  if (element === document.body) return null;
  const shown = (e) => {
    const style = getComputedStyle(e);
    return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  };
  const isShown = shown(element)
    || element.closest("label") && shown(element.closest("label"))
    || [...element.querySelectorAll("rect, circle")].some((part) =>
         parseFloat(getComputedStyle(part).strokeWidth) >= 2 && getComputedStyle(part).stroke !== "none");
  const target = element.closest("label") ?? element;
  const box = target.getClientRects()[0];
  const [x, y] = [box.left + Math.min(box.width / 2, 40), box.top + box.height / 2];
  const isInView = y >= 0 && y <= innerHeight && x >= 0 && x <= innerWidth;
  const top = isInView ? document.elementFromPoint(x, y) : null;
  const isFree = Boolean(top) && (target.contains(top) || top.contains(target) || Boolean(top.closest("svg.net")));
  return {
    place: [...document.querySelectorAll("*")].indexOf(element),
    fault: !isShown ? "not shown" : !isInView ? "out of view" : !isFree ? `under ${top.outerHTML.slice(0, 80)}` : "",
    html: element.outerHTML.slice(0, 120),
  };
}"""
# No page of this test has so many stops.
MOST = 300


@pytest.fixture(autouse=True)
def directory(live_server):
    topic, venue = f.make_topic("Knots"), f.make_venue("Examplia", acronym="")
    ada, bo = f.make_person("Ada Example"), f.make_record("Bo Kappa")
    degree = f.make_degree(ada, organization=f.make_organization(), end="2015")
    f.make_mentorship(ada, mentor=bo, mentee=ada, degree=degree)
    f.make_position(ada)
    for n, kind in enumerate(("conference", "journal", "workshop")):
        work = f.make_publication(
            f"Work {n}", venue=venue, kind=kind, issued=f"{2018 + n}", doi=f"10.1/{n}"
        )
        f.make_coauthor(work, person=ada)
        f.make_coauthor(work, "Bo Kappa", person=bo)
        for other in ("Cy Lambda", "Di My", "Ed Ny"):
            f.make_coauthor(work, other)
        f.make_publication_topic(work, topic)
    for make in (f.make_award, f.make_service, f.make_teaching, f.make_project):
        make(ada)
    f.make_delivery(f.make_talk(ada))


@pytest.mark.parametrize("width", [390, 1280])
def test_tab_reaches_everything_in_order_and_shows_where_it_is(page, width):
    page.set_viewport_size({"width": width, "height": 700})
    # Otherwise the page would still be on its way to where the focus is.
    page.emulate_media(reduced_motion="reduce")
    faults = []

    for address in PAGES:
        page.goto(address)
        expected, stops = page.evaluate(EXPECTED), list(walk(page))
        places = [stop["place"] for stop in stops]
        if places != sorted(places):
            faults.append((address, "out of order", places))
        faults += [
            (address, "not reached", html)
            for place, html in expected
            if place not in places
        ]
        faults += [(address, s["fault"], s["html"]) for s in stops if s["fault"]]

    assert faults == []


def walk(page):
    """Each stop once, until the focus leaves the page or is at its first stop again."""
    # A field that has the focus from the start would be left out.
    page.evaluate("document.activeElement.blur()")
    first = None
    for _ in range(MOST):
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUSED)
        if stop is None or stop["place"] == first:
            return
        first = stop["place"] if first is None else first
        yield stop
