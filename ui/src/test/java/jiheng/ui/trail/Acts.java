package jiheng.ui.trail;

import java.time.Instant;
import java.util.List;
import jiheng.events.evaluation.EvaluationId;
import jiheng.events.evaluation.Words;
import jiheng.query.evaluation.Act;
import jiheng.query.history.Entry;

/** Entries to be told of. */
final class Acts {
    static final EvaluationId FORM = new EvaluationId("evaluation-2022-centre-department");

    private Acts() {}

    static Entry entry(long sequence, String act, String kind) {
        return entry(FORM, sequence, act, "account-preparer", kind);
    }

    static Entry entry(EvaluationId form, long sequence, String act, String account, String kind) {
        var by = new Act(
                account,
                "李晓晨",
                "PREPARER",
                "unit-union",
                "总工会",
                null,
                null,
                Instant.parse("2026-03-01T01:12:33Z"),
                act,
                "s",
                "127.0.0.1",
                "r",
                "1");
        var words = new Words("第" + sequence + "件", "thing " + sequence);
        return new Entry(form, sequence, kind, by, words, List.of(), List.of(), null);
    }
}
