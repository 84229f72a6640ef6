package jiheng.ui.rebuild;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import jiheng.query.rebuild.Difference;
import jiheng.query.rebuild.Progress;
import jiheng.query.rebuild.Report;
import org.jspecify.annotations.Nullable;

/** Tells a rebuild in lines of text: each phase once, the folding at every tenth. */
final class ProgressLog implements Consumer<Progress> {
    private final Consumer<String> out;
    private Progress.@Nullable Phase phase;
    private int tenths = -1;

    ProgressLog(Consumer<String> out) {
        this.out = out;
    }

    @Override
    public void accept(Progress progress) {
        var now = progress.percent() / 10;
        if (progress.phase() != phase || (progress.phase() == Progress.Phase.FOLDING && now > tenths)) {
            phase = progress.phase();
            tenths = now;
            out.accept(
                    switch (progress.phase()) {
                        case PREPARING -> "准备影子表 Preparing";
                        case FOLDING ->
                            "已计入 " + progress.folded() + " / " + progress.all() + " 条变更记录（" + progress.percent()
                                    + "%） Folded";
                        case TAIL -> "补齐最新的变更记录，写入暂候 Folding the tail, acts wait";
                        case COMPARING -> "逐表核对 Comparing";
                        case SWITCHING -> "切换 Switching";
                    });
        }
    }

    /** The whole of a report, one line each. */
    static List<String> lines(Report report) {
        List<String> lines = new ArrayList<>();
        for (var table : report.tables()) {
            lines.add(table.title().zh() + "（" + table.name() + "）：" + table.liveRows() + " 行，"
                    + (table.same() ? "一致 same " + table.liveDigest() : table.differing() + " 行不一致 rows differ"));
        }
        report.differences().stream()
                .map(Difference::sentence)
                .forEach(words -> lines.add("! " + words.zh() + " | " + words.en()));
        if (report.more()) {
            lines.add("! 其余不一致未逐条列出 More differences are not listed");
        }
        lines.add(String.format(
                Locale.ROOT,
                "%s：%d 条变更记录，用时 %.1f 秒，写入暂候 %d 毫秒 %s",
                report.same()
                        ? "现况与变更记录一致"
                        : report.differing() + " 行不一致" + (report.switched() ? "，已切换为按变更记录重建的表" : ""),
                report.events(),
                report.took().toMillis() / 1000.0,
                report.held().toMillis(),
                report.same()
                        ? "All the same"
                        : report.switched() ? "Differences found, switched" : "Differences found"));
        return lines;
    }
}
