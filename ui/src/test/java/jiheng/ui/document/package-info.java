/** Documents written for generated forms and over HTTP, and read back. */
@NullMarked
package jiheng.ui.document;

import org.jspecify.annotations.NullMarked;
