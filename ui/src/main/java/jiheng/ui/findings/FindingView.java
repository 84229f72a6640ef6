package jiheng.ui.findings;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A finding as the pages show it.
 *
 * @param key its id, empty if it is not recorded
 * @param title what raised it: a check's name or a person's
 * @param standing the key of its standing's words
 * @param stake points, empty if none hang on it
 * @param place the cell that says most of what it speaks of, to jump to; null if it speaks of none
 * @param cells the addresses of all cells it speaks of
 */
public record FindingView(
        String key,
        String number,
        String title,
        String check,
        boolean owed,
        boolean open,
        String standing,
        String sentence,
        String stake,
        @Nullable Place place,
        List<String> cells,
        List<Fact> facts,
        List<Step> steps,
        boolean answers,
        boolean accepts,
        boolean closes) {
    public FindingView {
        cells = List.copyOf(cells);
        facts = List.copyOf(facts);
        steps = List.copyOf(steps);
    }

    FindingView offering(boolean answers, boolean accepts, boolean closes) {
        return new FindingView(
                key, number, title, check, owed, open, standing, sentence, stake, place, cells, facts, steps, answers,
                accepts, closes);
    }

    /** A cell of a form, by its address within the form's page, and what it is called. */
    public record Place(String cell, String anchor, String label) {}

    /** @param href where it stands, empty if it was worked out */
    public record Fact(String label, String value, String href) {}

    public record Step(String kind, String who, String at, String text) {}
}
