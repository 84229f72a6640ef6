package jiheng.command.scoring;

import jiheng.events.evaluation.Words;
import jiheng.events.template.MeasureRule;

/** Why a rule gives no score, so that the self score stands. */
enum Unscored {
    AS_CLAIMED("本规则集对该类指标不另行计分", "this rule set leaves such a row to the self score"),
    NO_WEIGHT("尚未填写分值", "no weight is given"),
    NO_TARGET("目标值中没有可计分的指标", "the target has no measure that could be scored"),
    NO_READING("完成值没有与目标逐项对应", "the actual values do not answer the measures one by one"),
    KINDS_DIFFER("完成值与目标值类型不同，无法比较", "actual and target are of different kinds"),
    UNITS_DIFFER("完成值与目标值计量单位不同，无法比较", "actual and target are in different units"),
    UNKNOWN_CODE("引用的扣分代码不在扣分表中", "a cited code is not in the deduction table"),
    NO_CLAIM("定性指标须先填写自评得分", "a qualitative measure needs a self score first"),
    NO_FIGURES("尚未填写预算数或执行数", "budget or executed amount is not filled in"),
    NO_BUDGET("全年预算数不大于 0，无法计算执行率", "with a budget of 0 or less there is no execution rate");

    private final Words words;

    Unscored(String zh, String en) {
        this.words = new Words(zh, en);
    }

    Words words() {
        return words;
    }

    /** The name a derivation carries. */
    String rule() {
        return this == AS_CLAIMED ? MeasureRule.AS_CLAIMED.key() : "no-rule-applies";
    }
}
