package jiheng.query.pattern;

import java.time.Instant;
import java.util.List;

/**
 * Something worth a question.
 *
 * @param people their names, in the order in which they came into it
 * @param sequences the events it rests on
 * @param facts the figures or words that the rule's sentence is told with
 */
public record Unusual(Rule rule, Instant at, List<String> people, List<Long> sequences, List<String> facts) {
    public Unusual {
        people = List.copyOf(people);
        sequences = List.copyOf(sequences);
        facts = List.copyOf(facts);
    }
}
