/** What every page shows around its content. */
@NullMarked
package jiheng.ui.page;

import org.jspecify.annotations.NullMarked;
