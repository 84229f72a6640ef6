/** The check of what is shown against the events, for administrators: on a page, and on the command line. */
@NullMarked
package jiheng.ui.rebuild;

import org.jspecify.annotations.NullMarked;
