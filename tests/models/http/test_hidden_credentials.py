"""Tests of URLs as they are shown and stored: no password or token is in them."""

import pytest

from models.http.hidden_credentials import hide_credentials


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("sftp://anna:hunter2@host/in/a.jpg", "sftp://anna:***@host/in/a.jpg"),
        ("sftp://anna:hunter2@host:22/in/a@b.jpg", "sftp://anna:***@host:22/in/a@b.jpg"),
        ("sftp://anna:hun@ter2@host/a.jpg", "sftp://anna:***@host/a.jpg"),
        ("sftp://anna:hunter%402@host", "sftp://anna:***@host"),
        ("sftp://anna:hun:ter2@host/a", "sftp://anna:***@host/a"),
        ("sftp://anna:hun?ter#2@host/a", "sftp://anna:***@host/a"),
        ("sftp://anna:hun ter2@host/a", "sftp://anna:***@host/a"),
        ("sftp://:hunter2@host/a", "sftp://:***@host/a"),
        ("SFTP://anna:hunter2@[::1]:22/a", "SFTP://anna:***@[::1]:22/a"),
        ("s3://KEY:hun/ter+2@bucket/a.jpg", "s3://KEY:***@bucket/a.jpg"),
        ("ssh+git://anna:hunter2@host", "ssh+git://anna:***@host"),
        ("simplecache::s3://KEY:hunter2@bucket/a", "simplecache::s3://KEY:***@bucket/a"),
        (
            "zip://a.jpg::sftp://anna:hunter2@host/a.zip",
            "zip://a.jpg::sftp://anna:***@host/a.zip",
        ),
        ("sftp:/anna:hunter2@host/a.jpg", "sftp:/anna:***@host/a.jpg"),
        ("https://ghp_hunter2@host/a", "https://***@host/a"),
        ("https://host/a.jpg?token=hunter2&w=5", "https://host/a.jpg?token=***&w=5"),
        (
            "https://host/a?w=5&X-Amz-Signature=hunter2#x",
            "https://host/a?w=5&X-Amz-Signature=***#x",
        ),
        ("az://box/a.jpg?sv=2&sig=hunter2", "az://box/a.jpg?sv=2&sig=***"),
    ],
)
def test_secrets_of_a_url_are_hidden(url: str, shown: str) -> None:
    assert hide_credentials(url) == shown


@pytest.mark.parametrize(
    "text",
    [
        "sftp://anna@host/in/a.jpg",
        "sftp://host:22/in/me@home:2.jpg",
        "sftp://host/in/me:you@home.jpg",
        "s3://bucket/in/a:b@c.jpg",
        "/home/anna/a:b@c.jpg",
        "C:/photos/a:b@c.jpg",
        "see https://example.org/a, or write to anna@example.org",
        "see https://example.org: write to anna@example.org",
        "https://host/a.jpg?width=5",
    ],
)
def test_text_without_secrets_stays(text: str) -> None:
    assert hide_credentials(text) == text


def test_every_url_in_a_text_is_hidden() -> None:
    text = "from s3://K:hunter2@in/a to sftp://anna:hunter2@host/b, failed\nftp://x:hunter2@h"
    assert "hunter2" not in hide_credentials(text)


def test_hidden_urls_are_hidden_once() -> None:
    once = hide_credentials("sftp://anna:hunter2@host/a?token=hunter2")
    assert hide_credentials(once) == once
