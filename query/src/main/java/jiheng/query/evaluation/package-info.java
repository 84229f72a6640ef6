/** The current form: one pure fold, the table it is kept in, and what can be asked of it. */
@NullMarked
package jiheng.query.evaluation;

import org.jspecify.annotations.NullMarked;
