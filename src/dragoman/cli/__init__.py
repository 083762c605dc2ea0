"""The command `dragoman`: one module a verb, each loaded only when it is called."""

import datetime
import importlib
import importlib.util
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import click

import dragoman
from dragoman.errors import DragomanError, InputError

FAILED = 2
INTERRUPTED = 130
_VERBS = (
    "code add watch run commit dump events reports actors search show doctor diff snapshot dyads panel plot stories export serve demo"
    " explain check statements times who where petrarch update-facts eval info"
).split()


class _Verbs(click.Group):
    """A group that finds its commands in modules of the same name."""

    def invoke(self, ctx: click.Context) -> object:
        """Run a verb; where nobody reads its output on, end in silence (Click would end with 1)."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # what is still buffered goes nowhere
            raise click.exceptions.Exit(0) from None

    def list_commands(self, ctx: click.Context) -> list[str]:
        del ctx
        return [verb for verb in _VERBS if importlib.util.find_spec(f"{__name__}.{verb.replace('-', '_')}")]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self.list_commands(ctx):
            return None
        module = importlib.import_module(f"{__name__}.{cmd_name.replace('-', '_')}")
        command: click.Command = getattr(module, "command", None) or getattr(module, cmd_name)
        return command


@click.group(cls=_Verbs, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(dragoman.__version__, prog_name="dragoman")
@click.option("--debug", is_flag=True, help="Show the traceback of an error.")
@click.pass_context
def cli(ctx: click.Context, *, debug: bool) -> None:
    """Read dated news reports and tell who did what to whom, when, where, in what status, and who says so.

    \b
    dragoman code report.txt
    dragoman code "Kenya recalled its ambassador to Somalia on Monday." --date 2019-02-18
    dragoman code --format record reports.jsonl > records.jsonl
    dragoman add sudan.db reports/
    dragoman events sudan.db --actor "SDN MIL" --status negated
    """
    ctx.obj = {"debug": debug}


def with_coder(command: Callable[..., None]) -> Callable[..., None]:
    """Add the options that choose the coder's parts: another reader, other facts."""
    model = click.option("--model", type=click.Path(exists=True, file_okay=False, path_type=Path), help="Folder of another reader.")
    facts = click.option("--knowledge", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="Another facts file.")
    return model(facts(command))


def colours(stream: object) -> bool:
    """Whether to colour what goes to a stream: NO_COLOR forbids, FORCE_COLOR commands, else only a terminal gets it."""
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    isatty = getattr(stream, "isatty", None)
    return bool(isatty and isatty())


def as_date(ctx: click.Context, parameter: click.Parameter, value: str | None) -> datetime.date | None:
    """The day that an option gives, None where it is not given."""
    from dragoman.sources.text import parse_date

    del ctx
    try:
        return parse_date(value) if value else None
    except InputError as error:
        raise click.BadParameter(str(error), param=parameter) from None


def complain(error: DragomanError) -> None:
    """One line on standard error: which kind, where, what, and what to do."""
    line = str(error).replace("\r", " ").replace("\n", " ")
    click.echo(f"dragoman: {error.code} {line}", err=True)


def main(args: Sequence[str] | None = None) -> None:
    """Run the command. Ends the process: 0 done, 1 some reports set aside, 2 usage or fatal error, 130 interrupted."""
    words = list(sys.argv[1:] if args is None else args)
    debug = "--debug" in words
    try:
        code = cli.main(args=words, prog_name="dragoman", standalone_mode=False)
    except click.exceptions.Exit as done:
        code = done.exit_code
    except click.exceptions.NoArgsIsHelpError as error:
        error.show()
        code = error.exit_code
    except click.ClickException as error:
        click.echo(_usage(error), err=True)
        code = error.exit_code
    except (click.Abort, KeyboardInterrupt):
        code = INTERRUPTED
    except DragomanError as error:
        if debug:
            raise
        complain(error)
        code = FAILED
    except Exception as error:
        if debug:
            raise
        click.echo(f"dragoman: {DragomanError.code} {type(error).__name__}: {error} (a bug; --debug shows where)", err=True)
        code = FAILED
    sys.exit(code if isinstance(code, int) else 0)


def _usage(error: click.ClickException) -> str:
    """One line for what Click refuses; wrong usage is told where to look."""
    line = f"dragoman: {error.format_message().rstrip('.')}"
    if not isinstance(error, click.UsageError):
        return line
    return f"{line} ({error.ctx.command_path if error.ctx else 'dragoman'} --help shows how)"
