/** What happens to a self-evaluation form, and the content it carries. */
@NullMarked
package jiheng.events.evaluation;

import org.jspecify.annotations.NullMarked;
