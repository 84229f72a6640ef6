/** The first start on an empty store: the demo on the embedded default, the first administrator elsewhere. */
@NullMarked
package jiheng.ui.setup;

import org.jspecify.annotations.NullMarked;
