/** Drawing a sample of settled forms, scoring it beside the self scores, and what came of it for each unit. */
@NullMarked
package jiheng.ui.recheck;

import org.jspecify.annotations.NullMarked;
