"""Word frequencies by NLTK's Treebank tokenizer (the one that needs no downloaded model)."""
import sys
from nltk import FreqDist
from nltk.tokenize import TreebankWordTokenizer

text = open(sys.argv[1], encoding="utf-8", errors="replace").read()
counts = FreqDist(word.lower() for word in TreebankWordTokenizer().tokenize(text))
print(counts.most_common(1))
