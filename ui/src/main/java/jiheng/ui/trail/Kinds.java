package jiheng.ui.trail;

import java.util.Arrays;
import java.util.List;
import jiheng.events.evaluation.EvaluationEvent;
import jiheng.query.history.Sentences;

/** The kinds of events a form can have, as its history names them. */
final class Kinds {
    static final List<String> ALL = Arrays.stream(EvaluationEvent.class.getPermittedSubclasses())
            .map(Sentences::kind)
            .toList();

    private Kinds() {}
}
