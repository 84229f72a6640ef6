package jiheng.events.evaluation;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The structure of a form as it was opened: what the template said, copied, so that a replay needs nothing else.
 *
 * @param columns the indicator table from left to right, {@code branch} and {@code child} first
 * @param signoff the block at the foot; one list for the whole form
 * @param checks the keys of the checks a reviewer is shown
 */
public record Layout(
        Words title,
        List<Field> header,
        Funds funds,
        List<Narrative> narratives,
        Targets targets,
        List<Branch> branches,
        List<Column> columns,
        List<SignOff> signoff,
        List<String> checks,
        Paper paper) {
    public Layout {
        header = List.copyOf(header);
        narratives = List.copyOf(narratives);
        branches = List.copyOf(branches);
        columns = List.copyOf(columns);
        signoff = List.copyOf(signoff);
        checks = List.copyOf(checks);
    }

    /** Whatever has a key within its part of the form and words for a person. */
    public sealed interface Named {
        String key();

        Words title();
    }

    /** A named field; {@code limit} is the longest text in code points, or 0 for a number. */
    public record Field(String key, Words title, int limit) implements Named {}

    /** A source of funds or a level-2 indicator. */
    public record Item(String key, Words title) implements Named {}

    /**
     * The fund table.
     *
     * @param columns the figures filled in per source
     * @param figures what is worked out per source or in all, in order; one left out is not shown
     * @param adjustable whether a form may weigh the execution rate otherwise
     */
    public record Funds(
            List<FundColumn> columns,
            List<Item> sources,
            Rate rate,
            List<FundFigure> figures,
            Points weight,
            boolean adjustable) {
        public Funds {
            columns = List.copyOf(columns);
            sources = List.copyOf(sources);
            figures = List.copyOf(figures);
        }

        /** The key of the column that plays a role; at most one does, unless the role is {@code OTHER}. */
        public Optional<String> column(Role role) {
            return columns.stream()
                    .filter(column -> column.role() == role)
                    .map(FundColumn::key)
                    .findFirst();
        }

        /** The key of the column below the line of the rate. */
        public Optional<String> budget() {
            return column(rate.denominator() == Denominator.OPENING ? Role.OPENING : Role.ADJUSTED);
        }
    }

    public record FundColumn(String key, Words title, Role role) implements Named {}

    /** What a fund column means to the rules. */
    public enum Role {
        OPENING,
        ADJUSTED,
        EXECUTED,
        TRANSFERS,
        OTHER
    }

    /** The execution rate. */
    public record Rate(Numerator numerator, Denominator denominator) {}

    public enum Numerator {
        EXECUTED,
        EXECUTED_LESS_TRANSFERS
    }

    public enum Denominator {
        OPENING,
        ADJUSTED
    }

    /** A figure of the fund table under the region's heading. */
    public record FundFigure(Figure figure, Words title) {}

    public enum Figure {
        WEIGHT,
        RATE,
        SCORE
    }

    /**
     * A text.
     *
     * @param owed whether a submission needs it, from the round on in which it is filled in
     * @param under the heading it stands under side by side with its neighbours of the same; null across the form
     */
    public record Narrative(
            String key,
            Words title,
            int limit,
            Binding binding,
            boolean owed,
            @Nullable Words under) implements Named {}

    /** When a text is filled in. */
    public enum Binding {
        /** With the targets, and locked with them. */
        TARGETS,
        /** In the round of results. */
        RESULTS,
        /** At any time. */
        ANY
    }

    /** How a row says what it aims at and what it reached. */
    public enum Targets {
        /** {@code target} and {@code actual} are texts. */
        TEXT,
        /** {@code targets} and {@code actuals} are measures and readings, several in one cell. */
        MEASURES,
        /** One measure a row, in the cells {@code nature}, {@code value}, {@code unit} and {@code reached}. */
        SPLIT,
        /** Texts, with the measures beside them. */
        BOTH
    }

    /**
     * A level-1 indicator with its level-2 children.
     *
     * @param required whether it must hold a row of weight above 0, even where its weight was adjusted
     * @param adjustable whether a form may give it another weight, with a reason
     */
    public record Branch(
            String key, Words title, Points weight, boolean required, boolean adjustable, List<Item> children)
            implements Named {
        public Branch {
            children = List.copyOf(children);
        }
    }

    /**
     * A column of the indicator table.
     *
     * @param field {@code branch}, {@code child} or a field of a row
     * @param width beside the other columns' widths
     * @param printed whether the official form has it; one that is not printed is a help on the screen
     */
    public record Column(String field, Words title, int width, boolean printed) {}

    /** A field of the block at the foot, a text; {@code owed} if the results are not submitted without it. */
    public record SignOff(String key, Words title, int limit, boolean owed) implements Named {}

    /** @param caption stands below the title; {@code {year}}, {@code {unit}} and {@code {project}} are the form's */
    public record Paper(Orientation orientation, Words caption) {}

    public enum Orientation {
        LANDSCAPE,
        PORTRAIT
    }

    /** The column of a field, if the form has one. */
    public Optional<Column> column(String field) {
        return columns.stream().filter(column -> column.field().equals(field)).findFirst();
    }

    public boolean has(String field) {
        return column(field).isPresent();
    }

    public Optional<Branch> branch(String key) {
        return find(branches, key);
    }

    public static <T extends Named> Optional<T> find(List<T> all, String key) {
        return all.stream().filter(one -> one.key().equals(key)).findFirst();
    }
}
