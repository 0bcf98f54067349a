"""Fixed sentences of the commands that end in tables: the ledger and the board of a team."""

TOP_WRONG = "--top 没有“{text}”"
TOP_FIX, TOP_FIX_MOST = "写 1 以上的整数，如 --top 20", "写 1 到 {most} 的整数，如 --top 20"
SAVED_TABLES = "{title}：{path}"
