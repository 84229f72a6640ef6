/** Scoring, held to hand-written case files and to a second, naive implementation. */
@NullMarked
package jiheng.command.scoring;

import org.jspecify.annotations.NullMarked;
