"""Fixed sentences about a judgment, an award, a mediation or a repayment agreement, and about periods that are over."""

BARRED_SINCE = "时效按最保守的算法 {day} 已经满了，过了 {days} 天：先找律师，不要谈时效。"
ENFORCE_PASSED = "申请执行的期限 {day} 已经满了，过了 {days} 天：先找律师，期限一个字不谈。"
ENFORCE_LEFT = "申请执行最晚到 {day}，还有 {days} 天。"
ENFORCE_TODAY = "申请执行的期限今天（{day}）就满：马上找律师。"
ENFORCE_APPLIED = "{applied} 申请过执行，期限从那天重新算到 {day}，还有 {days} 天。"
ANOTHER = "“{name}”另有文书：{said}"
ENFORCE_UNKNOWN = "有{kind}，申请执行的期限还算不出：今天就问律师履行期到哪天、申请了没有。"
LAWYER_LINE = "付款的日子照文书，别的等律师"
UNDER_JUDGMENT = "已经有{kind}：不再发普通的函和单子，怎么联系、写什么听律师定"
NO_PAPERS = "这一单按“{name}”备的：普通的函和单子都不出，怎么联系、写什么听律师定"
UNDER_AGREEMENT = "签过还款协议，该付哪一期、没按期付怎么办都照协议：要发函请法务照协议写"
DATES_OF_AGREEMENT = "签过还款协议，日子照协议的期数，写哪一天请法务定"
CAL_ENFORCEMENT = "{customer}：申请执行期限{left}"
CAL_ENFORCEMENT_TEXT = (
    "{project}：申请执行的期限按 {alarm} 看住（顺延到 {expiry}），按填的文书推算，以律师核定为准。"
)
