"""What is said when a plan is named: which ones fit, what a number stands for. Imports nothing."""

from __future__ import annotations

NO_PLAN_OF = "没有“{name}”的计划（找过 {folder}）"
NO_PLAN_OF_FIX = "核对客户、项目或合同编号，或直接写计划文件；新的一次拜访用 huikuan plan"
NO_NUMBER = "上次列出来的没有 {number} 号{range}"
RANGE = "（只有 1 到 {most}）"
LIST_FIRST = "先打 huikuan 看今天的，或写客户名称"
GONE = "上次列出来的 {number} 号（{file}）不在了"
SEVERAL = "“{name}”对得上的不止一份，列在上面"
SEVERAL_ROW = "  {number}  {customer}，{project}，{day}（{file}）"
SEVERAL_FIX = "写得再长一点，或写上面的编号"
SEVERAL_MORE = "  还有 {count} 份"
WHICH, ROW = "哪一份？", "{customer}，{project}，{day}"
PLANS = "〔计划〕"
THIS_ONE = "用的是：{file}"

ARG_PLAN = "编号（上次列出来的）、客户（写一部分也行）或计划文件"
ARG_PLANS = "编号、客户或计划文件，可以写几个"
OPT_WHERE = "写到哪个文件夹；不写就放在计划旁边"
OPT_FROM = "从上一次接着准备：写编号、客户或计划文件；合同上的事实照旧，没问清的再问"
OPT_MORE = "给已有的计划补几问：写编号、客户、项目、合同编号或计划文件，改在那一份上"
