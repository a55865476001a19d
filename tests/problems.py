"""What a test asks of a problem answer (RFC 9457)."""


def problem(response, status):
    """The document, after a look at what every problem answer has in common."""
    assert response.status_code == status, response.content
    assert response.headers["Content-Type"] == "application/problem+json"
    document = response.json()
    assert document["status"] == status
    assert {"type", "title", "detail", "instance"} <= set(document)
    return document
