package jiheng.events.evaluation;

import org.jspecify.annotations.Nullable;

/**
 * Why something was changed that was locked or settled.
 *
 * @param correction the correction it belongs to, null for a correction of targets before settlement
 */
public record Why(@Nullable CorrectionId correction, String reasonCode, String reason) {}
