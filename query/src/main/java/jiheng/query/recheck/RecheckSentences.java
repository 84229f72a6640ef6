package jiheng.query.recheck;

import jiheng.events.evaluation.Words;
import jiheng.events.recheck.FormRechecked;
import jiheng.events.recheck.RecheckEvent;
import jiheng.events.recheck.RowRechecked;
import jiheng.events.recheck.SampleDrawn;
import jiheng.events.recheck.SeedOrigin;
import org.axonframework.messaging.MetaData;

/** One sentence of business words for each event of a re-check. */
final class RecheckSentences {
    private RecheckSentences() {}

    static Words of(RecheckEvent event, MetaData by) {
        var name = text(by, "name");
        var other = text(by, "onBehalfOfName");
        var said = what(event);
        return new Words(
                name + (other.isEmpty() ? "" : "（代" + other + "）") + said.zh() + "。",
                name + (other.isEmpty() ? "" : " (for " + other + ")") + " " + said.en() + ".");
    }

    private static Words what(RecheckEvent event) {
        if (event instanceof SampleDrawn drawn) {
            var seed = drawn.seedOrigin() == SeedOrigin.SYSTEM
                    ? new Words("系统随机种子“" + drawn.seed() + "”", "the system's seed “" + drawn.seed() + "”")
                    : new Words(
                            "公开种子“" + drawn.seed() + "”（" + drawn.seedSource() + "）",
                            "the public seed “" + drawn.seed() + "” (" + drawn.seedSource() + ")");
            var again = drawn.draw() == 1 ? "" : "重新";
            return new Words(
                    "以" + seed.zh() + again + "抽取复核样本：" + drawn.population().size() + " 张已审定的表中抽取 " + drawn.size()
                            + " 张（第 " + drawn.draw() + " 次抽取）" + after("：", drawn.reason()),
                    "drew " + (drawn.draw() == 1 ? "" : "again ") + "by " + seed.en() + " " + drawn.size() + " of "
                            + drawn.population().size() + " settled forms to be re-checked (draw " + drawn.draw() + ")"
                            + after(": ", drawn.reason()));
        }
        if (event instanceof RowRechecked row) {
            var zh = row.title().isEmpty() ? "预算执行率" : row.title();
            var en = row.title().isEmpty() ? "execution rate" : row.title();
            var before = row.before();
            return new Words(
                    "复核“" + zh + "”：自评 " + row.self() + " 分，复核 " + row.reviewed() + " 分"
                            + (before == null ? "" : "（原复核 " + before + " 分）")
                            + after("，扣分代码 ", row.code())
                            + after("，", row.reason()),
                    "re-checked “" + en + "”: self score " + row.self() + ", reviewed " + row.reviewed()
                            + (before == null ? "" : " (before " + before + ")")
                            + after(", deduction ", row.code())
                            + after(", ", row.reason()));
        }
        if (event instanceof FormRechecked form) {
            var deviation = form.deviation();
            return new Words(
                    "完成复核：自评 " + form.selfTotal() + " 分，复核 " + form.reviewedTotal() + " 分，偏差率 "
                            + (deviation == null ? "无（复核为 0 分）" : deviation + "%")
                            + after("；", form.opinion()),
                    "finished the re-check: self total " + form.selfTotal() + ", reviewed " + form.reviewedTotal()
                            + ", deviation " + (deviation == null ? "none (nothing left)" : deviation + "%")
                            + after("; ", form.opinion()));
        }
        throw new IllegalStateException("no sentence tells " + event.getClass());
    }

    private static String after(String before, String text) {
        return text.isEmpty() ? "" : before + text;
    }

    private static String text(MetaData by, String key) {
        return by.get(key) instanceof String value ? value : "";
    }
}
