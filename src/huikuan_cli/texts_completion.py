"""What is said of completion by the Tab key. Imports nothing."""

from __future__ import annotations

OPT_INSTALL = "装好按 Tab 补全：客户、函的种类、借口编号"
OPT_SHOW = "只把补全用的脚本打出来，不装"
INSTALLED = "按 Tab 补全装好了（{shell}）：{path}"
ALSO_CHANGED = "{path} 里添了一行，好让它每次自己装载"
NEW_WINDOW = "重新打开终端窗口就能用：打 huikuan show 再按 Tab，出来的是客户"
POLICY = "如果新窗口里说“禁止运行脚本”，在 PowerShell 里运行一次：Set-ExecutionPolicy -Scope CurrentUser RemoteSigned"
NO_SHELL = "认不出用的是哪种终端（能用的：bash、zsh、fish、PowerShell）"
NO_SHELL_FIX = "在那种终端的窗口里直接运行 huikuan --install-completion"
NO_PROFILE = "问不出 PowerShell 的配置文件在哪里"
NO_PROFILE_FIX = "运行 huikuan --show-completion，把打出来的粘进 $profile 指的文件"
