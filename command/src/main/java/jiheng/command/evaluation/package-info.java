/** What may happen to a form: its commands, the aggregate that decides, and the rules as sentences. */
@NullMarked
package jiheng.command.evaluation;

import org.jspecify.annotations.NullMarked;
