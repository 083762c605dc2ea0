"""`dragoman serve`: the pages and the API of a store, on this machine."""

import ipaddress
import socket
import sys
import webbrowser
from pathlib import Path

import click

from dragoman.errors import DragomanError

NAMES = frozenset({"localhost"})


@click.command()
@click.argument("store", type=click.Path(path_type=Path), metavar="STORE")
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="Port to listen on; 0 takes a free one.")
@click.option(
    "--host", default="127.0.0.1", show_default=True, help="Address to listen on; another than this machine's own needs the token."
)
@click.option("--name", "names", multiple=True, help="A further host name under which the pages answer.")
@click.option("--write", is_flag=True, help="Let who holds the token confirm, correct and reject fields.")
@click.option("--open/--no-open", "show", default=None, help="Open a browser (default: where this is a terminal).")
def command(*, store: Path, port: int, host: str, names: tuple[str, ...], write: bool, show: bool | None) -> None:
    """Open a web page on STORE: events, map, network, statements, search, and a JSON API under /api.

    Reading needs no token on this machine; every change, and any other address, does. Ctrl-C ends it.

    \b
    dragoman serve sudan.db
    dragoman serve sudan.db --write --port 9000
    dragoman serve sudan.db --host 0.0.0.0 --name archive.example.org
    """
    run(store, port=port, host=host, names=names, write=write, show=sys.stdout.isatty() if show is None else show)


def run(store: Path, *, port: int, host: str, names: tuple[str, ...] = (), write: bool = False, show: bool = False) -> None:
    """Serve a store until it is interrupted."""
    try:
        import uvicorn
    except ImportError:
        raise DragomanError("the web pages are not installed", do="pip install 'dragoman[web]'") from None
    from dragoman.explorer.app import explorer
    from dragoman.explorer.guard import LOOPBACK, Access

    local = host in NAMES or _loopback(host)
    access = Access(hosts=LOOPBACK | {host.lower()} | {name.lower() for name in names}, everyone=local, changes=write)
    with _listening(host, port) as door:
        told = door.getsockname()[1]
        shown = "127.0.0.1" if host in {"0.0.0.0", "::"} else host  # noqa: S104  # only compared
        home = f"http://[{shown}]:{told}" if ":" in shown else f"http://{shown}:{told}"
        key = "" if local and not write else f"/?token={access.token}"
        app = explorer(store, access, home=home)
        click.echo(f"{home}{key or '/'}  (Ctrl-C ends it)", err=True)
        if show:
            webbrowser.open(home + (key or "/"))
        config = uvicorn.Config(app, log_level="warning", access_log=False, server_header=False, timeout_keep_alive=15)
        uvicorn.Server(config).run(sockets=[door])


def _loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _listening(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    found = socket.socket(family, socket.SOCK_STREAM)
    found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        found.bind((host, port))
        found.listen(128)  # who comes before the server is ready waits instead of being turned away
    except OSError as error:
        found.close()
        raise DragomanError(f"cannot listen on {host} port {port}: {error.strerror}", do="choose another with --port") from None
    return found
