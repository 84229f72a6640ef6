package jiheng.events.evaluation;

import org.jspecify.annotations.Nullable;

/**
 * One thing that a version of a template has otherwise than the one before.
 *
 * @param place its path in the layout: {@code columns/reason}, {@code narratives/duties}, {@code branches/output/cost}
 * @param name what it is called in the new version, or was called where the new version lacks it
 * @param from null where there is nothing before to tell
 */
public record LayoutChange(
        Kind kind,
        String place,
        Words name,
        @Nullable Words from,
        @Nullable Words to) {
    public enum Kind {
        ADDED,
        DROPPED,
        RENAMED,
        /** The longest text. */
        LIMIT,
        /** The points of a level-1 indicator or of the execution rate. */
        WEIGHT,
        /** Any other property: when it is filled in, whether it is owed, what it means to the rules. */
        SETTING
    }
}
