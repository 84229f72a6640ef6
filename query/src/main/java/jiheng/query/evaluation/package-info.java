/** The current form: one pure fold, and what can be asked of what it keeps. */
@NullMarked
package jiheng.query.evaluation;

import org.jspecify.annotations.NullMarked;
