@org.jspecify.annotations.NullMarked
package jiheng.ui.recheck;
