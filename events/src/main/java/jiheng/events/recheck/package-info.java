/** Re-checks: which settled forms were drawn, and what the bureau scored beside the self scores. */
@NullMarked
package jiheng.events.recheck;

import org.jspecify.annotations.NullMarked;
