"""What `make run` does before gunicorn takes over."""

import socket

import pytest
from django.core.management import CommandError, call_command

from directory.management.commands import serve
from people.models import Person


@pytest.fixture
def started(monkeypatch):
    """The command line that would replace the process; nothing is started."""
    started = []
    monkeypatch.setattr(serve, "_become", started.append)
    monkeypatch.setattr(serve, "_refuse_busy", lambda port: None)
    return started


@pytest.mark.django_db
def test_gunicorn_listens_on_this_machine_only(started):
    call_command("serve", "--no-demo", "--port", "8123")

    assert started[0][1:] == [
        "-m",
        "gunicorn",
        "directory.wsgi",
        "--bind",
        "127.0.0.1:8123",
    ]


@pytest.mark.django_db
def test_the_admin_login_is_printed_once_and_works(started, client, capsys):
    call_command("serve", "--no-demo")
    first = capsys.readouterr().out
    call_command("serve", "--no-demo")
    second = capsys.readouterr().out

    password = first.split("password ")[1].split()[0]
    assert client.login(username="admin", password=password)
    assert "password" not in second


@pytest.mark.django_db
def test_the_address_is_printed(started, capsys):
    call_command("serve", "--no-demo", "--port", "8123")

    assert "People & Papers: http://127.0.0.1:8123/" in capsys.readouterr().out


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("options", "is_empty_before", "is_loaded"),
    [([], True, True), ([], False, False), (["--no-demo"], True, False)],
)
def test_the_demo_is_loaded_into_an_empty_directory_only(
    started, monkeypatch, options, is_empty_before, is_loaded
):
    called = []
    monkeypatch.setattr(serve, "call_command", lambda name, **o: called.append(name))
    monkeypatch.setattr(
        Person.objects.__class__, "exists", lambda manager: not is_empty_before
    )

    call_command("serve", *options)

    assert ("load_demo" in called) == is_loaded


@pytest.mark.enable_socket
def test_a_busy_port_is_refused_in_one_line():
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]

        with pytest.raises(CommandError, match=f"Port {port} cannot be used"):
            serve._refuse_busy(port)
