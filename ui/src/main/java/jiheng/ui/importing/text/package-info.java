/** Reading the text of a published form: cells cut in two are joined, moved columns found, every guess told. */
@NullMarked
package jiheng.ui.importing.text;

import org.jspecify.annotations.NullMarked;
