package jiheng.events.evaluation;

import java.util.List;

/** The structure of a form as it was opened: what the template said, copied, so that a replay needs nothing else. */
public record Layout(Words title, List<Field> header, Funds funds, List<Field> narratives, List<Branch> branches) {
    public Layout {
        header = List.copyOf(header);
        narratives = List.copyOf(narratives);
        branches = List.copyOf(branches);
    }

    /** A named field; {@code limit} is the longest text in code points, or 0 for a number. */
    public record Field(String key, Words title, int limit) {}

    /** The fund table. {@code columns} are the figures filled in per source. */
    public record Funds(List<Field> columns, List<Field> sources, RateFormula rate, Points weight) {
        public Funds {
            columns = List.copyOf(columns);
            sources = List.copyOf(sources);
        }
    }

    /** How the execution rate is drawn from the columns {@code budget}, {@code executed} and {@code transfers}. */
    public enum RateFormula {
        /** (B − C) / A. */
        NET_OF_TRANSFERS,
        /** B / A. */
        GROSS
    }

    /** A level-1 indicator with its level-2 children. */
    public record Branch(String key, Words title, Points weight, List<Field> children) {
        public Branch {
            children = List.copyOf(children);
        }
    }
}
