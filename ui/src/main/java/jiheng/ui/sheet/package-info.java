/** A form drawn as the official table: where each cell stands, what it shows and whether it takes an edit. */
@NullMarked
package jiheng.ui.sheet;

import org.jspecify.annotations.NullMarked;
