"""`python -m huikuan_cli` does what `huikuan` does."""

if __name__ == "__main__":
    from huikuan_cli.main import run

    run()
