package jiheng.command.recheck;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import jiheng.events.evaluation.Cell;
import jiheng.events.evaluation.Content;
import jiheng.events.evaluation.DisclosurePrepared;
import jiheng.events.evaluation.DisclosureRefused;
import jiheng.events.evaluation.EvaluationEvent;
import jiheng.events.evaluation.EvaluationOpened;
import jiheng.events.evaluation.FormPublished;
import jiheng.events.evaluation.FormSettled;
import jiheng.events.evaluation.IndicatorId;
import jiheng.events.evaluation.Points;
import jiheng.events.evaluation.PublicationWithdrawn;
import jiheng.events.organisation.AccountId;
import org.axonframework.eventhandling.EventMessage;
import org.jspecify.annotations.Nullable;

/**
 * A drawn form as its own events tell: what stood there when it was settled, and whose hands it went through since it
 * was opened. Making it public is no hand in it.
 *
 * @param rows those with a weight, the execution rate first
 */
record Settled(EvaluationOpened opened, Points selfTotal, Map<String, Row> rows, Set<AccountId> hands) {
    record Row(String title, Points weight, Points self) {}

    /** The form as settled with this digest; empty if it never was. */
    static Optional<Settled> of(Stream<? extends EventMessage<?>> events, String digest) {
        var reading = new Reading(digest);
        events.forEach(reading::take);
        return Optional.ofNullable(reading.settled)
                .map(content -> new Settled(
                        Optional.ofNullable(reading.opened).orElseThrow(),
                        Optional.ofNullable(content.totals()).orElseThrow().self(),
                        rows(Optional.ofNullable(reading.opened).orElseThrow(), content),
                        Set.copyOf(reading.hands)));
    }

    private static final class Reading {
        private final String digest;
        private final Set<AccountId> hands = new HashSet<>();
        private Content content = Content.EMPTY;
        private @Nullable EvaluationOpened opened;
        private @Nullable Content settled;

        Reading(String digest) {
            this.digest = digest;
        }

        void take(EventMessage<?> message) {
            var event = (EvaluationEvent) message.getPayload();
            content = content.after(event);
            if (event instanceof EvaluationOpened one) {
                opened = one;
            } else if (event instanceof FormSettled one && one.digest().equals(digest)) {
                settled = content;
            }
            if (!isDisclosure(event)) {
                for (var key : List.of("account", "onBehalfOf")) {
                    if (message.getMetaData().get(key) instanceof String account) {
                        hands.add(new AccountId(account));
                    }
                }
            }
        }
    }

    private static boolean isDisclosure(EvaluationEvent event) {
        return event instanceof DisclosurePrepared
                || event instanceof DisclosureRefused
                || event instanceof FormPublished
                || event instanceof PublicationWithdrawn;
    }

    private static Map<String, Row> rows(EvaluationOpened opened, Content content) {
        var rows = new LinkedHashMap<String, Row>();
        var funds = points(content, Cell.branch(Cell.FUNDS, "weight"))
                .orElse(opened.layout().funds().weight());
        var scored = Optional.ofNullable(content.scores().get(Cell.TOTAL)).map(one -> one.score());
        var claimed =
                points(content, Cell.fund(Cell.TOTAL, "score")).or(() -> scored).orElse(Points.ZERO);
        put(rows, Cell.TOTAL, new Row("", funds, claimed));
        for (var indicator : content.indicators()) {
            put(
                    rows,
                    indicator.id().value(),
                    new Row(
                            title(content, indicator.id()),
                            points(content, Cell.indicator(indicator.id(), "weight"))
                                    .orElse(Points.ZERO),
                            points(content, Cell.indicator(indicator.id(), "score"))
                                    .orElse(Points.ZERO)));
        }
        return rows;
    }

    /** What the row is about: its level-3 indicator may be one name for all rows. */
    private static String title(Content content, IndicatorId row) {
        var about = content.text(Cell.indicator(row, "content"));
        return about.isEmpty() ? content.text(Cell.indicator(row, "name")) : about;
    }

    private static void put(Map<String, Row> rows, String key, Row row) {
        if (row.weight().value().signum() > 0) {
            rows.put(key, row);
        }
    }

    private static Optional<Points> points(Content content, Cell cell) {
        return content.number(cell).map(Points::new);
    }
}
