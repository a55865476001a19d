"""The interactive documentation works under the Content-Security-Policy."""

from directory.openapi import document
from tests.factories import make_publication


def test_every_operation_is_listed_without_a_complaint(page, complaints):
    page.goto("/api/v1/docs/")

    page.locator(".opblock").first.wait_for()
    operations = [
        operation
        for item in document()["paths"].values()
        for method, operation in item.items()
        if method != "parameters"
    ]
    assert page.locator(".opblock").count() == len(operations)
    page.locator("#operations-publications-publications_list").click()
    page.get_by_text("Every word must begin a word of title").wait_for()
    assert complaints == []


def test_a_list_can_be_asked_for(page, complaints):
    make_publication("A title to be found")
    page.goto("/api/v1/docs/")

    operation = page.locator("#operations-publications-publications_list")
    operation.click()
    operation.get_by_role("button", name="Try it out").click()
    operation.get_by_role("button", name="Execute").click()

    operation.get_by_text("A title to be found").first.wait_for()
    address = operation.locator(".request-url").inner_text()
    assert address.endswith("/api/v1/publications/?per_page=25")
    assert complaints == []
