/** Drawing a sample of a cycle's settled forms, and scoring what was drawn beside the self scores. */
@NullMarked
package jiheng.command.recheck;

import org.jspecify.annotations.NullMarked;
