"""The site opens in a browser."""


def test_home_opens_without_a_complaint(page, complaints):
    response = page.goto("/")

    assert response.status == 200
    assert page.title()
    assert complaints == []
