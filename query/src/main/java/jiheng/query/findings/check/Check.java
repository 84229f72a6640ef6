package jiheng.query.findings.check;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import jiheng.events.evaluation.Finding;
import jiheng.events.evaluation.FindingCheck;
import jiheng.events.evaluation.Words;

/**
 * One question asked of every form.
 *
 * @param owed whether its findings stand in the way of an approval that does not say why
 */
record Check(FindingCheck id, boolean owed, Words title, Function<Subject, Stream<Doubt>> doubts) {
    static Check owed(String code, int version, Words title, Function<Subject, Stream<Doubt>> doubts) {
        return new Check(new FindingCheck(code, version), true, title, doubts);
    }

    static Check hint(String code, int version, Words title, Function<Subject, Stream<Doubt>> doubts) {
        return new Check(new FindingCheck(code, version), false, title, doubts);
    }

    List<Finding> find(Subject subject) {
        return doubts.apply(subject).map(doubt -> doubt.by(id, owed, subject)).toList();
    }
}
