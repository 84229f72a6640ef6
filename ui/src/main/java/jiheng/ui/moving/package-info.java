/** Moving a form that is being filled in to a newer version of its template: what would change, and the act. */
@NullMarked
package jiheng.ui.moving;

import org.jspecify.annotations.NullMarked;
