import json

from core.linked_data import known, to_json


def test_what_is_not_known_is_left_out_and_a_list_of_one_is_its_member():
    fields = {
        "name": "Ada",
        "award": [],
        "email": "",
        "sameAs": ["a"],
        "about": ["b", "c"],
    }

    assert known(fields) == {"name": "Ada", "sameAs": "a", "about": ["b", "c"]}


def test_no_text_can_end_the_element_that_holds_the_data():
    text = to_json({"name": "</script><script>alert(1)</script> & ü"})

    assert "<" not in text
    assert json.loads(text)["name"] == "</script><script>alert(1)</script> & ü"
