/** Cycles: one year's round of forms. */
@NullMarked
package jiheng.events.cycle;

import org.jspecify.annotations.NullMarked;
